package io.waybill.api.identity;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hashes passwords with Argon2id (RFC 9106): 19 MiB, 2 passes, 1 lane, the first choice of OWASP's Password Storage
 * Cheat Sheet. On threads of its own, few of them, so that a storm of sign-ins slows sign-ins and nothing else; when too
 * many wait for them already, the next is turned away at once.
 */
@Component
class Passwords implements DisposableBean {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int MOST_WAITING = 250;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Scheduler threads;
    // What an unknown address is checked against, so that it takes as long as a known one.
    private final String decoy;

    Passwords() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MOST_WAITING);
    }

    /**
     * On so many threads.
     *
     * @param count how many
     * @param mostWaiting how many may wait for each
     */
    Passwords(int count, int mostWaiting) {
        threads = Schedulers.newBoundedElastic(count, mostWaiting, "passwords");
        decoy = argon2.encode("nobody's password");
        CommonPasswords.prepare();
    }

    Mono<String> hash(String password) {
        return offEventLoop(() -> argon2.encode(password));
    }

    Mono<Boolean> matches(String password, String hash) {
        return offEventLoop(() -> argon2.matches(password, hash));
    }

    /** Takes as long as {@link #matches} and never matches. */
    Mono<Boolean> matchesNobody(String password) {
        return matches(password, decoy).thenReturn(false);
    }

    /** Runs something that reads the secure random source off the event loop. */
    <T> Mono<T> offEventLoop(Supplier<T> work) {
        return Mono.fromSupplier(work)
                .subscribeOn(threads)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> new ProblemException(
                                ProblemType.UNAVAILABLE, "Too many people are signing in right now; try again."));
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
