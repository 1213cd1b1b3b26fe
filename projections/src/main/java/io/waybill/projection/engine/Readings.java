package io.waybill.projection.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** A gauge for each of some things that come and go, read now and then. For one thread; whoever scrapes waits for nothing. */
final class Readings {

    private final MultiGauge gauge;
    private final Map<Tags, Reading> known = new HashMap<>();

    Readings(String name, String description, MeterRegistry meters) {
        gauge = MultiGauge.builder(name).description(description).register(meters);
    }

    /** What was read just now; whatever is not among it is gone. */
    void are(Map<Tags, Double> now) {
        known.keySet().retainAll(now.keySet());
        now.forEach((tags, value) -> known.computeIfAbsent(tags, none -> new Reading()).value = value);
        gauge.register(known.entrySet().stream()
                .map(entry -> MultiGauge.Row.of(entry.getKey(), entry.getValue(), Reading::value))
                .toList());
    }

    private static final class Reading {

        private volatile double value;

        double value() {
            return value;
        }
    }
}
