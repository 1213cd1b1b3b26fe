package io.waybill.app.observe;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import io.waybill.messages.EventName;
import io.waybill.messages.MetaDataKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.queryhandling.QueryMessage;

/** Has the trace of a request go on in its events and in its queries; of a request that is not traced, nothing happens. */
public final class TracedMessages implements MessageDispatchInterceptor<EventMessage<?>> {

    private final Propagator traces;

    TracedMessages(Propagator traces) {
        this.traces = traces;
    }

    /** An event is a moment: what handles it goes on from there. */
    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        return (index, event) -> isTraced(event) ? traced(event) : event;
    }

    private EventMessage<?> traced(EventMessage<?> event) {
        var name = event.getPayloadType().getAnnotation(EventName.class);
        var span = begin(
                event, Span.Kind.PRODUCER, name == null ? event.getPayloadType().getSimpleName() : name.value());
        Map<String, Object> here = new HashMap<>();
        traces.inject(span.context(), here, (map, key, value) -> here.put(key, value));
        span.end();
        return event.andMetaData(here);
    }

    /**
     * Begins the answer to a query.
     *
     * @param query the query
     * @return to be ended with the answer; empty where it is not traced
     */
    public Optional<Span> begin(QueryMessage<?, ?> query) {
        return isTraced(query)
                ? Optional.of(
                        begin(query, Span.Kind.SERVER, query.getPayloadType().getSimpleName()))
                : Optional.empty();
    }

    private static boolean isTraced(Message<?> message) {
        return message.getMetaData().containsKey(MetaDataKeys.TRACEPARENT);
    }

    private Span begin(Message<?> message, Span.Kind kind, String name) {
        return traces.extract(
                        message.getMetaData(),
                        (metaData, key) -> metaData.get(key) instanceof String text ? text : null)
                .kind(kind)
                .name(name)
                .start();
    }
}
