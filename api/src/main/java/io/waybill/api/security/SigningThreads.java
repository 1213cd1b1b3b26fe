package io.waybill.api.security;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Threads for what takes a part of a millisecond and reads the secure random source, which may block: making tokens, and
 * signing them. Not those that hash passwords: a storm of sign-ins must not hold up who is signed in already.
 */
@Component
public class SigningThreads implements DisposableBean {

    private static final int MOST_WAITING = 10_000;

    private final Scheduler threads =
            Schedulers.newBoundedElastic(Runtime.getRuntime().availableProcessors(), MOST_WAITING, "signing");

    /**
     * Does something on one of these threads.
     *
     * @param work what to do
     * @param <T> the type of what comes of it
     * @return what comes of it; fails with a problem, 503, where too many are waiting
     */
    public <T> Mono<T> call(Supplier<T> work) {
        return Mono.fromSupplier(work)
                .subscribeOn(threads)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> new ProblemException(ProblemType.UNAVAILABLE, "Too many are signing in; try again."));
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
