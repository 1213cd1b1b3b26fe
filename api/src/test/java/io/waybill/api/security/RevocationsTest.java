package io.waybill.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RevocationsTest {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int MOST = 3;

    private final Revocations revocations = new Revocations(LIFETIME, MOST);
    private final Instant now = Instant.now();

    @Test
    void a_session_takes_its_tokens_with_it_and_no_others() {
        revocations.session("s1", now);

        assertThat(revocations.include(token("s1", 0))).isTrue();
        assertThat(revocations.include(token("s2", 0))).isFalse();
    }

    @Test
    void only_tokens_that_tell_of_an_earlier_version_go() {
        revocations.below("u1", 5, now);
        revocations.below("u1", 4, now);

        assertThat(revocations.include(token("s1", 4))).isTrue();
        assertThat(revocations.include(token("s1", 5))).isFalse();
        assertThat(revocations.lowestVersion("u1")).isEqualTo(5);
        assertThat(revocations.lowestVersion("u2")).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void what_no_token_can_tell_of_any_more_is_forgotten() {
        Instant long_ago = now.minus(revocations.remembered()).minusSeconds(1);
        revocations.session("s1", long_ago);
        revocations.below("u1", 5, long_ago);

        assertThat(revocations.include(token("s1", 0))).isFalse();
    }

    @Test
    void what_is_heard_twice_lasts_as_long_as_the_later_one() {
        revocations.session("s1", now.minus(revocations.remembered()).plusSeconds(60));
        revocations.session("s1", now);

        assertThat(revocations.include(token("s1", 0))).isTrue();
    }

    /** Nothing that was revoked is good again for want of room: rather more must be refreshed. */
    @Test
    void where_there_is_no_room_every_token_goes_that_is_older() {
        for (int number = 0; number <= MOST; number++) {
            revocations.session("s" + number, now.minusSeconds(60 - number));
        }

        assertThat(revocations.include(issued("s0", now.minusSeconds(61)))).isTrue();
        assertThat(revocations.include(issued("another", now.minusSeconds(61)))).isTrue();
        assertThat(revocations.include(issued("another", now))).isFalse();
        assertThat(revocations.include(issued("s1", now))).isTrue();
    }

    @Test
    void many_at_once_lose_none() {
        var roomy = new Revocations(LIFETIME, 100_000);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> {
                    for (int number = 0; number < 2_000; number++) {
                        roomy.session("s" + number, Instant.now());
                        roomy.below("u1", number, Instant.now());
                    }
                });
            }
        }
        for (int number = 0; number < 2_000; number++) {
            assertThat(roomy.include(token("s" + number, 2_000))).isTrue();
        }
        assertThat(roomy.lowestVersion("u1")).isEqualTo(1_999);
    }

    private SignedInUser token(String session, long version) {
        return new SignedInUser("u1", "someone", Set.of(), now.plus(LIFETIME), session, version);
    }

    private static SignedInUser issued(String session, Instant at) {
        return new SignedInUser("u1", "someone", Set.of(), at.plus(LIFETIME), session, 0);
    }
}
