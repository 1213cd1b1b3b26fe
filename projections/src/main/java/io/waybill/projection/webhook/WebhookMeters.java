package io.waybill.projection.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.waybill.messages.webhook.WebhookPage.State;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What operators watch of webhooks. What is read now and then is the same on every node, and unknown while it cannot be read. */
final class WebhookMeters {

    private final Timer taken;
    private final Timer refused;
    private final Counter lost;
    private volatile @Nullable Map<State, Long> webhooks;
    private volatile double waiting = Double.NaN;

    WebhookMeters(MeterRegistry meters) {
        taken = deliveries("delivered", meters);
        refused = deliveries("failed", meters);
        lost = Counter.builder("waybill.webhook.lost.events")
                .description("How many events were given up that a webhook was still to be told of")
                .register(meters);
        for (var state : State.values()) {
            Gauge.builder("waybill.webhooks", this, read -> read.count(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("How many webhooks there are")
                    .strongReference(true)
                    .register(meters);
        }
        Gauge.builder("waybill.webhook.waiting.events", this, read -> read.waiting)
                .description("How many events are not delivered to every webhook yet")
                .strongReference(true)
                .register(meters);
    }

    private static Timer deliveries(String outcome, MeterRegistry meters) {
        return Timer.builder("waybill.webhook.deliveries")
                .tag("outcome", outcome)
                .description("How long receivers took for an event")
                .register(meters);
    }

    private double count(State state) {
        var known = webhooks;
        return known == null ? Double.NaN : known.getOrDefault(state, 0L);
    }

    void attempted(boolean delivered, Duration took) {
        (delivered ? taken : refused).record(took);
    }

    void lost(long events) {
        lost.increment((double) events);
    }

    /** What was read just now. */
    void are(Map<State, Long> webhooksByState, long waitingEvents) {
        webhooks = Map.copyOf(webhooksByState);
        waiting = waitingEvents;
    }

    /** It could not be read. */
    void unknown() {
        webhooks = null;
        waiting = Double.NaN;
    }
}
