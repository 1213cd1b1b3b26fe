package io.waybill.api.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** How many watch which kind of stream: one of a few, whatever addresses clients make up. */
final class StreamCount {

    private static final String OTHER = "other";

    private static final Map<PathPattern, String> KINDS = Map.of(
            pattern("/api/live"), "live",
            pattern("/api/reports/{type}/stream"), "report",
            pattern("/api/tracking/{number}/stream"), "tracking",
            pattern("/api/admin/rebuilds/{id}/stream"), "rebuild");

    private final Map<String, AtomicInteger> watching = Stream.concat(KINDS.values().stream(), Stream.of(OTHER))
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> new AtomicInteger()));

    /**
     * Nobody yet.
     *
     * @param meters where it is told
     */
    StreamCount(MeterRegistry meters) {
        watching.forEach((kind, count) -> Gauge.builder("waybill.sse.subscribers", count, AtomicInteger::get)
                .tag("stream", kind)
                .description("How many streams are open")
                .register(meters));
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    /** The count of the kind of stream that has an address. */
    AtomicInteger at(PathContainer path) {
        String kind = KINDS.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OTHER);
        return Objects.requireNonNull(watching.get(kind));
    }
}
