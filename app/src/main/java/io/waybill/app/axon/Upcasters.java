package io.waybill.app.axon;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How events of an earlier revision are turned into those of today, one revision at a time. */
final class Upcasters {

    private static final List<EventUpcaster> ALL = List.of(
            // Before revision 2 nothing could be reserved.
            new OneRevision(
                    Set.of("stock.movement-recorded", "io.waybill.messages.stock.StockMovementRecorded"),
                    "1",
                    new SimpleSerializedType("stock.movement-recorded", "2"),
                    event -> event.put("reserved", 0)),
            // Before revision 2 the city was no personal data. What is stored stays as it is.
            new OneRevision(Set.of("shipment.booked"), "1", new SimpleSerializedType("shipment.booked", "2"), event -> {
                String customer = event.at("/customer/personId").asString();
                takeCityOutOfPlace((ObjectNode) event.get("from"), customer);
                takeCityOutOfPlace((ObjectNode) event.get("to"), customer);
            }));

    private Upcasters() {}

    static EventUpcasterChain chain() {
        return new EventUpcasterChain(ALL);
    }

    private static void takeCityOutOfPlace(ObjectNode end, String customer) {
        ObjectNode place = (ObjectNode) end.remove("place");
        JsonNode city = place.remove("city");
        if (city != null && city.isString()) {
            end.putObject("city").put("personId", customer).set("text", city);
        }
        end.setAll(place);
    }

    /** From one revision to the next. */
    private static final class OneRevision extends SingleEventUpcaster {

        private final Set<String> names;
        private final String from;
        private final SerializedType to;
        private final Consumer<ObjectNode> change;

        OneRevision(Set<String> names, String from, SerializedType to, Consumer<ObjectNode> change) {
            this.names = names;
            this.from = from;
            this.to = to;
            this.change = change;
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return names.contains(event.getType().getName())
                    && from.equals(event.getType().getRevision());
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(to, JsonNode.class, payload -> {
                change.accept((ObjectNode) payload);
                return payload;
            });
        }
    }
}
