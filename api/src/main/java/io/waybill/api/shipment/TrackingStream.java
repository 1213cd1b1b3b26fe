package io.waybill.api.shipment;

import io.waybill.api.live.LiveChanges;
import io.waybill.api.live.Watcher;
import io.waybill.api.message.Queries;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.shipment.FindTracking;
import io.waybill.messages.shipment.TrackingView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What anybody may know of a shipment, as it changes. It is small, so an update is all of it again; a watcher that is slow
 * gets fewer of them and always ends with the newest.
 */
@Component
class TrackingStream {

    private static final Logger log = LoggerFactory.getLogger(TrackingStream.class);

    private static final Retry UNTIL_IT_ANSWERS = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
            .maxBackoff(Duration.ofSeconds(5))
            .doBeforeRetry(retry -> log.debug("A shipment cannot be read yet", retry.failure()));

    private final LiveChanges changes;
    private final Queries queries;

    TrackingStream(LiveChanges changes, Queries queries) {
        this.changes = changes;
        this.queries = queries;
    }

    Mono<TrackingView> find(String trackingNumber) {
        return queries.ask(new FindTracking(trackingNumber), TrackingView.class);
    }

    /**
     * Opens the stream of a shipment.
     *
     * @param shipment the shipment as it was found
     * @param lastSeen the id of the last event the client has seen, or absent on its first visit
     * @return a {@code snapshot} for a new client; nothing for one that has seen everything; {@code resync} for one
     *     that has seen more than there is; and then each {@code update}
     */
    Flux<ServerSentEvent<TrackingAnswer>> open(TrackingView shipment, @Nullable Long lastSeen) {
        return Flux.defer(() -> {
            var watcher = new Watcher(lastSeen);
            var announced = changes.of(LiveChange.SHIPMENT).filter(change -> change.mayShow(shipment.shipmentId(), 0));
            // Listens before it reads, so that nothing falls between the two.
            return Flux.merge(announced, Mono.just(LiveChange.GAP))
                    .onBackpressureLatest()
                    .concatMap(look -> find(shipment.trackingNumber()).retryWhen(UNTIL_IT_ANSWERS), 1)
                    .mapNotNull(view -> {
                        var answer = TrackingAnswer.of(view);
                        return watcher.next(view.position(), answer, answer);
                    });
        });
    }
}
