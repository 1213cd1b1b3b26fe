package io.waybill.command;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What operators see of the commands that this process carries out: how long they take, how they end, and their traces. */
final class CommandWatch {

    private static final String NAME = "waybill.commands";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final Meter.MeterProvider<Timer> timers;
    private final Propagator traces;

    /**
     * Watches.
     *
     * @param meters where it is told how long commands take, by their name and by how they ended
     * @param traces where the trace of a request goes on, should it be traced
     */
    CommandWatch(MeterRegistry meters, Propagator traces) {
        this.timers = Timer.builder(NAME)
                .description("How long commands take until their events are stored, or they are refused")
                .withRegistry(meters);
        this.traces = traces;
    }

    /** Begins to watch a command, on the thread that carries it out. */
    <C> Watched<C> begin(CommandMessage<C> command) {
        return new Watched<>(command);
    }

    private static String outcome(CommandResultMessage<?> result) {
        if (!result.isExceptional()) {
            return DONE;
        }
        return HandlerExecutionException.resolveDetails(result.exceptionResult())
                                .orElse(null)
                        instanceof Refusal refusal
                ? refusal.reason().name().toLowerCase(Locale.ROOT)
                : FAILED;
    }

    /** A command that is being carried out; closed when it is over. */
    final class Watched<C> implements AutoCloseable {

        private final long begin = System.nanoTime();
        private final String name;
        private final @Nullable Span span;
        private final CommandMessage<C> command;
        private String outcome = FAILED;

        private Watched(CommandMessage<C> received) {
            name = received.getPayloadType().getSimpleName();
            var metaData = received.getMetaData();
            if (metaData.get(MetaDataKeys.TRACE_ID) instanceof String traceId) {
                MDC.put(MetaDataKeys.TRACE_ID, traceId);
            }
            if (metaData.containsKey(MetaDataKeys.TRACEPARENT)) {
                span = traces.extract(metaData, (map, key) -> metaData.get(key) instanceof String text ? text : null)
                        .kind(Span.Kind.SERVER)
                        .name(name)
                        .start();
                Map<String, Object> here = new HashMap<>();
                traces.inject(span.context(), here, (map, key, value) -> here.put(key, value));
                command = received.andMetaData(here);
            } else {
                span = null;
                command = received;
            }
        }

        /** The command, whose events go on in its trace. */
        CommandMessage<C> command() {
            return command;
        }

        void ended(CommandResultMessage<?> result) {
            outcome = outcome(result);
        }

        @Override
        public void close() {
            timers.withTags("command", name, "outcome", outcome)
                    .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            MDC.remove(MetaDataKeys.TRACE_ID);
            if (span != null) {
                span.tag("waybill.outcome", outcome).end();
            }
        }
    }
}
