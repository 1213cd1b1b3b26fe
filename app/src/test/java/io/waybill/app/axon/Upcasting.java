package io.waybill.app.axon;

import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;

/** Reads an event as the event store does. */
final class Upcasting {

    private Upcasting() {}

    static Object read(SerializedObject<String> stored, Serializer serializer) {
        var entry = new GenericDomainEventEntry<>(
                "Any",
                "an aggregate",
                0,
                "an event",
                "2026-11-21T00:00:00Z",
                stored.getType().getName(),
                stored.getType().getRevision(),
                stored.getData(),
                "{}");
        return Upcasters.chain()
                .upcast(Stream.of(new InitialEventRepresentation(entry, serializer)))
                .map(event -> serializer.deserialize(event.getData()))
                .findFirst()
                .orElseThrow();
    }
}
