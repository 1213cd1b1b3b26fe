package io.waybill.projection.engine;

import io.waybill.messages.live.LiveChange;
import java.util.Collection;
import java.util.List;

/** Some events in a row, folded in memory to what they come to, and written as few statements. For one thread. */
public interface Batch {

    /**
     * Folds the next event in.
     *
     * @param event the event
     */
    void add(ProjectedEvent event);

    /**
     * Writes what the events came to, within the transaction that is under way. Called once, last.
     *
     * @throws RuntimeException if the store does not take it; then nothing of the batch counts
     */
    void write();

    /** What watchers are told once the batch is committed, of each thing the newest. */
    default Collection<LiveChange> changes() {
        return List.of();
    }
}
