package io.waybill.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PasswordsTest {

    private static final int MOST_WAITING = 3;

    private final Passwords passwords = new Passwords(1, MOST_WAITING);

    @AfterEach
    void stop() {
        passwords.destroy();
    }

    @Test
    void a_hash_matches_its_password_and_no_other() {
        String hash = String.valueOf(passwords.hash("correct horse battery").block());

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches("correct horse battery", hash).block()).isTrue();
        assertThat(passwords.matches("correct horse batterie", hash).block()).isFalse();
        assertThat(passwords.matchesNobody("correct horse battery").block()).isFalse();
    }

    @Test
    void when_too_many_wait_the_next_is_turned_away_and_later_ones_are_not() throws Exception {
        var held = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var busy = passwords.offEventLoop(() -> {
            begun.countDown();
            return awaited(held);
        });
        var waiting = Flux.range(0, 3 * MOST_WAITING)
                .flatMap(one -> passwords
                        .matchesNobody("x")
                        .map(matched -> "answered")
                        .onErrorResume(
                                ProblemException.class,
                                refused -> Mono.just(
                                        refused.type() == ProblemType.UNAVAILABLE
                                                ? "turned away"
                                                : refused.toString())))
                .collectList();

        var first = busy.toFuture();
        begun.await();
        var others = waiting.toFuture();
        held.countDown();

        assertThat(first.get()).isTrue();
        assertThat(others.get())
                .hasSize(3 * MOST_WAITING)
                .contains("answered", "turned away")
                .containsOnly("answered", "turned away");
        assertThat(passwords.matchesNobody("x").block()).isFalse();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
