package io.waybill.app.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.api.limit.Limit;
import io.waybill.api.limit.Rate;
import io.waybill.app.store.OwnRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that count in one Redis, and each for itself while it is away. */
class SharedLimitsIT {

    private static final int BURST = 50;
    private static final Limit LIMIT = new Limit("test", new Rate(1, BURST));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path data;

    private static OwnRedis redis;
    private static EdgeNode one;
    private static EdgeNode other;

    private final String home = address();
    private final String elsewhere = address();
    private final String somebody = UUID.randomUUID() + "@example.org";

    @BeforeAll
    static void start() throws IOException {
        redis = new OwnRedis(data);
        redis.start();
        one = new EdgeNode(redis);
        other = new EdgeNode(redis);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        redis.close();
    }

    @BeforeEach
    @AfterEach
    void answering() {
        await().atMost(PATIENCE).until(() -> {
            one.allows(LIMIT, "warm-up");
            other.allows(LIMIT, "warm-up");
            return one.isAnswering() && other.isAnswering();
        });
    }

    @Test
    void a_limit_holds_for_all_nodes_together() {
        int allowed = one.allowed(BURST, LIMIT, somebody) + other.allowed(BURST, LIMIT, somebody);

        assertThat(allowed).isBetween(BURST, BURST + BURST / 2);
        assertThat(one.allows(LIMIT, "somebody else")).isTrue();
    }

    @Test
    void without_redis_every_node_limits_by_itself_and_says_so() {
        assertThat(one.health()).isEqualTo("UP");
        redis.stop();
        try {
            int allowed = one.allowed(2 * BURST, LIMIT, somebody);

            assertThat(allowed).isBetween(BURST, BURST + BURST / 2);
            assertThat(other.allows(LIMIT, somebody)).isTrue();
            assertThat(one.isAnswering()).isFalse();
            assertThat(one.health()).isEqualTo("DEGRADED");
        } finally {
            redis.start();
        }
        answering();
        assertThat(one.health()).isEqualTo("UP");
    }

    @Test
    void a_redis_that_is_silent_is_as_good_as_none() throws Exception {
        redis.pause();
        try {
            int allowed = one.allowed(2 * BURST, LIMIT, somebody);

            assertThat(allowed).isBetween(BURST, BURST + BURST / 2);
            assertThat(one.isAnswering()).isFalse();
            assertThat(wrongTriesUntilHeld(one, somebody, home)).isEqualTo(3);
        } finally {
            redis.resume();
        }
    }

    @Test
    void wrong_tries_are_counted_by_all_nodes_together() {
        assertThat(one.tries(somebody, home, false)).isZero();
        assertThat(other.tries(somebody.toUpperCase(Locale.ROOT), home, false)).isZero();
        assertThat(one.tries(somebody, home, false)).isZero();

        assertThat(other.tries(somebody, home, false)).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(one.tries(somebody, home, true)).isPositive();
    }

    @Test
    void each_wrong_try_that_is_not_free_doubles_the_delay() {
        wrongTriesUntilHeld(one, somebody, home);
        await().atMost(PATIENCE).until(() -> one.tries(somebody, home, false).isZero());

        assertThat(one.tries(somebody, home, false))
                .isGreaterThan(Duration.ofSeconds(1))
                .isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void the_right_password_ends_the_delays_of_the_account() {
        assertThat(one.tries(somebody, home, false)).isZero();
        assertThat(one.tries(somebody, home, false)).isZero();
        assertThat(one.tries(somebody, home, true)).isZero();

        assertThat(wrongTriesUntilHeld(one, somebody, home)).isEqualTo(3);
    }

    @Test
    void nobody_keeps_out_an_owner_who_comes_from_where_he_came_before() {
        assertThat(one.tries(somebody, home, true)).isZero();
        wrongTriesUntilHeld(one, somebody, elsewhere);

        assertThat(other.tries(somebody, elsewhere, true)).isPositive();
        assertThat(other.tries(somebody, home, true)).isZero();
        // And where he comes from, too, tries are counted.
        assertThat(wrongTriesUntilHeld(one, somebody, home)).isEqualTo(3);
    }

    @Test
    void who_tries_many_accounts_is_held_back_himself() {
        String address = address();
        int tries = 0;
        while (one.tries("a" + tries + somebody, address, false).isZero()) {
            tries++;
        }

        assertThat(tries).isEqualTo(8);
        assertThat(one.tries("z" + somebody, home, false)).isZero();
    }

    private static String address() {
        var random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    private static int wrongTriesUntilHeld(EdgeNode node, String email, String address) {
        int tries = 0;
        while (node.tries(email, address, false).isZero()) {
            tries++;
        }
        return tries;
    }
}
