package io.waybill.query.audit;

import io.axoniq.axonserver.connector.event.AggregateEventStream;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * The events of one aggregate, one by one as the event store sends them: at most a thousand wait in
 * memory. Unlike Axon's own stream it can be closed before its end. It blocks, and it opens what is sealed.
 */
final class Replay implements AutoCloseable {

    /** As long as anybody waits for an answer. */
    private static final Duration LONGEST = Duration.ofSeconds(9);

    private final AggregateEventStream stream;
    private final DomainEventStream events;
    private final long end = System.nanoTime() + LONGEST.toNanos();

    /**
     * Begins to read.
     *
     * @param first the sequence number to begin with
     * @throws UncheckedIOException if the event store cannot be reached, as do the other methods
     */
    Replay(
            AxonServerConnectionManager connections,
            Serializer eventSerializer,
            EventUpcaster upcasters,
            String aggregateId,
            long first) {
        this.stream = reading(() -> connections.getConnection().eventChannel().openAggregateStream(aggregateId, first));
        var data = StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Stored(), Spliterator.ORDERED), false)
                .map(GrpcBackedDomainEventData::new);
        this.events = EventStreamUtils.upcastAndDeserializeDomainEvents(
                data, new GrpcMetaDataAwareSerializer(eventSerializer), upcasters);
    }

    boolean hasNext() {
        return events.hasNext();
    }

    DomainEventMessage<?> next() {
        return events.next();
    }

    @Override
    public void close() {
        stream.cancel();
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        } catch (StreamClosedException | AxonServerException | StatusRuntimeException e) {
            throw away(e);
        }
    }

    private static UncheckedIOException away(Exception cause) {
        return new UncheckedIOException(new IOException("The event store did not answer", cause));
    }

    /** Something that needs the event store. */
    private interface Reading<T> {

        T read() throws InterruptedException;
    }

    /** What is stored, as it comes. */
    private final class Stored implements Iterator<Event> {

        @Override
        public boolean hasNext() {
            return reading(stream::hasNext);
        }

        @Override
        public Event next() {
            if (System.nanoTime() > end) {
                throw new UncheckedIOException(new IOException("The history is too long to be replayed in time"));
            }
            return reading(stream::next);
        }
    }
}
