package io.waybill.api.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WrongTriesHereTest {

    private static final Delays DELAYS =
            new Delays(3, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(15));

    private Instant now = Instant.EPOCH;
    private final WrongTriesHere tries = new WrongTriesHere(() -> now);

    @Test
    void delays_double_up_to_the_longest() {
        assertThat(DELAYS.after(2)).isZero();
        assertThat(DELAYS.after(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(DELAYS.after(4)).isEqualTo(Duration.ofSeconds(2));
        assertThat(DELAYS.after(5)).isEqualTo(Duration.ofSeconds(4));
        assertThat(DELAYS.after(6)).isEqualTo(Duration.ofSeconds(5));
        assertThat(DELAYS.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void the_first_tries_are_free() {
        for (int free = 0; free < 3; free++) {
            assertThat(begin()).isZero();
            wrong();
        }
        assertThat(begin()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void one_try_that_is_under_way_holds_the_others_back() {
        heldFor(Duration.ofSeconds(1));
        now = now.plusSeconds(1);

        assertThat(begin()).isZero();
        assertThat(begin()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_right_one_lets_the_others_pass_and_remembers_the_wrong_ones() {
        heldFor(Duration.ofSeconds(1));
        tries.letPass("key").block();

        assertThat(begin()).isZero();
        wrong();
        assertThat(begin()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void what_is_forgotten_begins_anew() {
        heldFor(Duration.ofSeconds(1));
        tries.forget("key").block();
        assertThat(begin()).isZero();
        wrong();
        assertThat(begin()).isZero();
    }

    @Test
    void after_a_time_without_wrong_tries_nobody_knows_of_them() {
        heldFor(Duration.ofSeconds(1));
        now = now.plus(Duration.ofMinutes(16));

        assertThat(begin()).isZero();
        wrong();
        assertThat(begin()).isZero();
    }

    @Test
    void what_is_remembered_is_so_for_its_time() {
        tries.remember("known", Duration.ofDays(30)).block();
        assertThat(tries.isRemembered("known").block()).isTrue();
        now = now.plus(Duration.ofDays(31));
        assertThat(tries.isRemembered("known").block()).isFalse();
    }

    private void heldFor(Duration delay) {
        for (int free = 0; free < 3; free++) {
            wrong();
        }
        assertThat(begin()).isEqualTo(delay);
    }

    private Duration begin() {
        return Objects.requireNonNull(tries.begin("key", DELAYS).block());
    }

    private void wrong() {
        tries.wrong("key", DELAYS).block();
    }
}
