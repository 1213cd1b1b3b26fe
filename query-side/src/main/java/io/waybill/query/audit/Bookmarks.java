package io.waybill.query.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.waybill.messages.audit.ReplayHistory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps for a while what the events of a thing came to where a page of its history ended, so that the next page goes on there
 * instead of replaying everything before it. For any thread.
 *
 * <p>What tells of a person is not kept: nothing outlives an erasure here.
 */
@Component
class Bookmarks {

    private static final int MOST = 100;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Cache<Bookmark, Fold> folds =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /**
     * Keeps what the events came to.
     *
     * @param query which asked for the page that ended
     * @param next the sequence number of the first event that the page did not show
     * @param fold what the events before it came to, which the caller does not touch any more
     */
    void put(ReplayHistory query, long next, Fold fold) {
        if (!fold.isAboutPersons()) {
            folds.put(Bookmark.of(query, next), fold);
        }
    }

    /** Takes what was kept, so that nobody else folds into it, or nothing. */
    @Nullable
    Fold take(ReplayHistory query, long next) {
        return folds.asMap().remove(Bookmark.of(query, next));
    }

    private record Bookmark(String entityType, String entityId, long next, boolean personal) {

        static Bookmark of(ReplayHistory query, long next) {
            return new Bookmark(query.entityType(), query.entityId(), next, query.personal());
        }
    }
}
