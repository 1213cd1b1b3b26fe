package io.waybill.api.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What this node knows of access tokens that are no longer good although they have not expired, in memory, so that no
 * request asks anybody. Each entry lasts as long as a token that it is about can. There is room for {@value #MOST}: beyond
 * that the oldest entry goes, and with it every token that is older than the entry, so that nothing that was revoked is
 * good again; whose token was good refreshes it.
 */
@Component
public class Revocations {

    private static final int MOST = 100_000;

    /** How far clocks may be apart, and how long an announcement may take. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private static final String SESSION = "session ";
    private static final String USER = "user ";

    private final ConcurrentMap<String, Revoked> known = new ConcurrentHashMap<>();
    private final NavigableSet<Place> byAge =
            new ConcurrentSkipListSet<>(Comparator.comparing(Place::at).thenComparing(Place::what));
    private final AtomicReference<Instant> oldestGood = new AtomicReference<>(Instant.MIN);
    private final Duration lifetime;
    private final int most;

    @Autowired
    Revocations(AccessTokenSettings tokens) {
        this(tokens.lifetime(), MOST);
    }

    /**
     * For a number of entries.
     *
     * @param lifetime how long an access token is good for
     * @param most the most entries to keep
     */
    Revocations(Duration lifetime, int most) {
        this.lifetime = lifetime;
        this.most = most;
    }

    /**
     * What is revoked: the tokens that tell of a version below this one.
     *
     * @param version the lowest version that is good; of a session none is
     * @param at when it was revoked
     */
    private record Revoked(long version, Instant at) {

        Revoked and(Revoked other) {
            return new Revoked(Math.max(version, other.version), at.isAfter(other.at) ? at : other.at);
        }
    }

    private record Place(Instant at, String what) {}

    /** How long what was revoked must be remembered. */
    public Duration remembered() {
        return lifetime.plus(SLACK);
    }

    /**
     * The tokens of a session are no longer good.
     *
     * @param sessionId the session
     * @param at when that was decided
     */
    public void session(String sessionId, Instant at) {
        add(SESSION + sessionId, new Revoked(Long.MAX_VALUE, at));
    }

    /**
     * The tokens of a user that tell of an earlier version are no longer good.
     *
     * @param userId the user
     * @param version the lowest version that is good
     * @param at when that was decided
     */
    public void below(String userId, long version, Instant at) {
        add(USER + userId, new Revoked(version, at));
    }

    private void add(String what, Revoked revoked) {
        known.compute(what, (same, before) -> {
            Revoked now = before == null ? revoked : before.and(revoked);
            if (before != null) {
                byAge.remove(new Place(before.at, what));
            }
            byAge.add(new Place(now.at, what));
            return now;
        });
        forgetFinished();
    }

    private void forgetFinished() {
        Instant finished = Instant.now().minus(remembered());
        for (var places = byAge.iterator(); places.hasNext(); ) {
            Place oldest = places.next();
            boolean lasts = !oldest.at.isBefore(finished);
            if (lasts && known.size() <= most) {
                return;
            }
            if (lasts) {
                oldestGood.accumulateAndGet(oldest.at, (one, other) -> one.isAfter(other) ? one : other);
            }
            known.computeIfPresent(oldest.what, (what, entry) -> entry.at.equals(oldest.at) ? null : entry);
            places.remove();
        }
    }

    /** Whether a token is no longer good, of whoever it says is signed in. */
    public boolean include(SignedInUser user) {
        return known.containsKey(SESSION + user.sessionId())
                || user.version() < lowestVersion(user.id())
                || !user.expiresAt().minus(lifetime).isAfter(oldestGood.get());
    }

    /** The lowest version of a user that a token may tell of; {@link Long#MIN_VALUE} where any is good. */
    public long lowestVersion(String userId) {
        Revoked revoked = known.get(USER + userId);
        return revoked == null ? Long.MIN_VALUE : revoked.version;
    }
}
