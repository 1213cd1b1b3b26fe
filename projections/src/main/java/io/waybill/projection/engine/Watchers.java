package io.waybill.projection.engine;

import io.waybill.messages.live.LiveChange;
import java.util.Collection;

/** Who is told what readers can now see otherwise. */
public interface Watchers {

    /**
     * Tells of a change once the unit of work that is under way is committed.
     *
     * @param change what changed
     */
    void changed(LiveChange change);

    /**
     * Tells of changes that are committed.
     *
     * @param changes what changed
     */
    void tell(Collection<LiveChange> changes);
}
