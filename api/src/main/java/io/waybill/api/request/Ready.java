package io.waybill.api.request;

import java.util.concurrent.Callable;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What is known already, as most of what stands before an answer is. */
public final class Ready {

    private Ready() {}

    /**
     * The same as {@code flatMap}, without an operator where the value is there at once: a stream keeps each operator before it
     * for as long as it is open. For code that runs as somebody subscribes.
     *
     * @param value what to go on with
     * @param next how
     * @param <T> the type of the value
     * @param <R> the type of what comes of it
     */
    public static <T, R> Mono<R> then(Mono<T> value, Function<? super T, Mono<R>> next) {
        // As Reactor's own operators tell.
        if (!(value instanceof Callable<?>)) {
            return value.flatMap(next);
        }
        T known;
        try {
            @SuppressWarnings("unchecked") // a Mono that is called gives what it emits, or null where it is empty
            var callable = (Callable<T>) value;
            known = callable.call();
        } catch (Exception e) {
            return Mono.error(e);
        }
        return known == null ? Mono.empty() : next.apply(known);
    }
}
