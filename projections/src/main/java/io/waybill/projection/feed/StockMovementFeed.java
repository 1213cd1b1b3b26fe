package io.waybill.projection.feed;

import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.ProjectedEvent;
import io.waybill.projection.engine.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the outside about stock movements: at least once each, in order per stock item. The event id in a record lets
 * a reader drop the repetition that a crash can cause.
 */
@Component
class StockMovementFeed implements Projection {

    private final OutboundTopic topic;
    private final JsonMapper json;

    StockMovementFeed(OutboundTopic topic, JsonMapper json) {
        this.topic = topic;
        this.json = json;
    }

    @Override
    public String name() {
        return "stock-movement-feed";
    }

    @Override
    public @Nullable Places places() {
        return null;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return eventType == StockMovementRecorded.class || eventType == StockReservationCommitted.class;
    }

    @Override
    public Batch begin(String place) {
        return new Records();
    }

    private final class Records implements Batch {

        private final List<OutboundTopic.Entry> entries = new ArrayList<>();

        @Override
        public void add(ProjectedEvent event) {
            var movement = event.payload() instanceof StockReservationCommitted committed
                    ? committed.movement()
                    : (StockMovementRecorded) event.payload();
            var entry = new Movement(event.id(), event.position(), event.at(), movement);
            entries.add(new OutboundTopic.Entry(movement.stockItemId(), json.writeValueAsString(entry)));
        }

        @Override
        public void write() {
            topic.publish(entries);
        }
    }

    private record Movement(String eventId, long position, Instant at, StockMovementRecorded movement) {}
}
