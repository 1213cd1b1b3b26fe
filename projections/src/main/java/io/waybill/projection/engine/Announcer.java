package io.waybill.projection.engine;

import io.waybill.messages.live.LiveChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Tells of the changes of one generation, once readers can see it. What it handled before is told when it begins to serve:
 * somebody may be waiting for an event that the one before no longer handled.
 */
final class Announcer {

    private static final int MOST_KEPT = 10_000;

    private final Watchers watchers;
    private final Map<String, LiveChange> untold = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LiveChange> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private boolean serving;
    private Set<Integer> segments = Set.of();

    Announcer(Watchers watchers) {
        this.watchers = watchers;
    }

    /** Something changed in the unit of work that is under way. */
    synchronized void changed(LiveChange change) {
        if (serving) {
            watchers.changed(change);
        } else {
            CurrentUnitOfWork.get().afterCommit(committed -> keep(change));
        }
    }

    private synchronized void keep(LiveChange change) {
        if (serving) {
            watchers.tell(List.of(change));
        } else {
            // The newest of each thing, and the newest things.
            String thing = change.topic() + '/' + change.id();
            untold.remove(thing);
            untold.put(thing, change);
        }
    }

    /**
     * Which segments this node fills now. Whoever filled a new one before may have gone between a commit and its
     * announcement.
     */
    synchronized void fills(Set<Integer> now) {
        if (serving && !segments.containsAll(now)) {
            watchers.tell(List.of(LiveChange.GAP));
        }
        segments = Set.copyOf(now);
    }

    /** Whether readers see this generation. */
    synchronized boolean serves() {
        return serving;
    }

    /** Readers see this generation now, or no longer. */
    synchronized void serve(boolean now) {
        if (now && !serving) {
            watchers.tell(List.copyOf(untold.values()));
            untold.clear();
        }
        serving = now;
    }
}
