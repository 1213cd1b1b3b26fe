package io.waybill.projection.feed;

import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.projection.Position;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the outside about stock movements: at least once each, in order per stock item. The event id in a record lets
 * a reader drop the repetition that a crash can cause.
 */
@Component
@ProcessingGroup("stock-movement-feed")
@DisallowReplay
class StockMovementFeed {

    private final OutboundTopic topic;
    private final JsonMapper json;

    StockMovementFeed(OutboundTopic topic, JsonMapper json) {
        this.topic = topic;
        this.json = json;
    }

    @EventHandler
    void on(
            StockMovementRecorded movement,
            @MessageIdentifier String eventId,
            TrackingToken token,
            @Timestamp Instant at) {
        publish(new Entry(eventId, Position.of(token), at, movement));
    }

    @EventHandler
    void on(
            StockReservationCommitted committed,
            @MessageIdentifier String eventId,
            TrackingToken token,
            @Timestamp Instant at) {
        publish(new Entry(eventId, Position.of(token), at, committed.movement()));
    }

    private void publish(Entry entry) {
        topic.publish(entry.movement().stockItemId(), json.writeValueAsBytes(entry));
    }

    private record Entry(String eventId, long position, Instant at, StockMovementRecorded movement) {}
}
