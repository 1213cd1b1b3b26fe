package io.waybill.projection.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import io.waybill.messages.MetaDataKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What operators see of the events that one generation handles: how many, and of the few that belong to a traced request,
 * how long each took to be committed.
 */
final class EventWatch {

    /** Nobody looks at a trace that is over any more, and a rebuild handles events of years. */
    private static final Duration LONGEST_TRACE = Duration.ofMinutes(5);

    private final String projection;
    private final BooleanSupplier serving;
    private final Meter.MeterProvider<Counter> handled;
    private final Propagator traces;

    /**
     * Watches.
     *
     * @param projection whose events
     * @param serving whether readers see the generation at the moment
     * @param meters where events are counted once they are committed
     * @param traces where the trace of a request goes on
     */
    EventWatch(String projection, BooleanSupplier serving, MeterRegistry meters, Propagator traces) {
        this.projection = projection;
        this.serving = serving;
        this.handled = Counter.builder("waybill.projection.events")
                .description("How many events were handled and committed")
                .withRegistry(meters);
        this.traces = traces;
    }

    /** The events of a unit of work that begins. */
    Watched begin(UnitOfWork<?> unitOfWork) {
        var watched = new Watched();
        unitOfWork.afterCommit(committed -> watched.committed());
        unitOfWork.onCleanup(over -> watched.over());
        return watched;
    }

    /** What a unit of work handles. */
    final class Watched {

        private final List<Span> spans = new ArrayList<>();
        private int events;

        void add(ProjectedEvent event) {
            events++;
            var metaData = event.metaData();
            if (metaData.containsKey(MetaDataKeys.TRACEPARENT)
                    && serving.getAsBoolean()
                    && event.at().isAfter(Instant.now().minus(LONGEST_TRACE))) {
                spans.add(traces.extract(metaData, (map, key) -> metaData.get(key) instanceof String text ? text : null)
                        .kind(Span.Kind.CONSUMER)
                        .name(projection)
                        .tag("waybill.position", Long.toString(event.position()))
                        .start());
            }
        }

        private void committed() {
            handled.withTags("processor", projection, "state", serving.getAsBoolean() ? "serving" : "building")
                    .increment(events);
            spans.forEach(Span::end);
            spans.clear();
        }

        /** Whatever is left was not committed, and comes again. */
        private void over() {
            spans.forEach(span -> span.tag("error", "not committed").end());
            spans.clear();
        }
    }
}
