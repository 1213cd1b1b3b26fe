package io.waybill.command;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Takes a snapshot of an aggregate after so many events, or when loading it took too long, whichever comes first. */
final class Snapshots implements SnapshotTriggerDefinition {

    /** So many events are read in a few milliseconds. */
    static final int EVENTS = 200;

    static final Duration LONGEST_LOAD = Duration.ofMillis(20);

    private final Snapshotter snapshotter;
    private final LongSupplier nanoTime;
    private final SnapshotTriggerDefinition byCount;

    Snapshots(Snapshotter snapshotter) {
        this(snapshotter, System::nanoTime);
    }

    Snapshots(Snapshotter snapshotter, LongSupplier nanoTime) {
        this.snapshotter = snapshotter;
        this.nanoTime = nanoTime;
        this.byCount = new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Either(
                byCount.prepareTrigger(aggregateType), new AfterSlowLoad(snapshotter, aggregateType, nanoTime));
    }

    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        return trigger instanceof Either either
                ? new Either(byCount.reconfigure(aggregateType, either.byCount), either.slow)
                : prepareTrigger(aggregateType);
    }

    private record Either(SnapshotTrigger byCount, AfterSlowLoad slow) implements SnapshotTrigger {

        @Override
        public void eventHandled(EventMessage<?> event) {
            byCount.eventHandled(event);
            slow.eventHandled(event);
        }

        @Override
        public void initializationFinished() {
            byCount.initializationFinished();
            slow.initializationFinished();
        }
    }

    /**
     * Asks for a snapshot with the first event after a load that took too long. Axon's own trigger for this measures from one
     * event to the next as well: of an aggregate that stays in the cache it would take a snapshot with nearly every event.
     */
    private static final class AfterSlowLoad implements SnapshotTrigger {

        private final Snapshotter snapshotter;
        private final Class<?> aggregateType;
        private final LongSupplier nanoTime;
        private final long begun;
        private boolean loaded;
        private boolean slow;

        AfterSlowLoad(Snapshotter snapshotter, Class<?> aggregateType, LongSupplier nanoTime) {
            this.snapshotter = snapshotter;
            this.aggregateType = aggregateType;
            this.nanoTime = nanoTime;
            this.begun = nanoTime.getAsLong();
        }

        @Override
        public void initializationFinished() {
            slow = !loaded && nanoTime.getAsLong() - begun > LONGEST_LOAD.toNanos();
            loaded = true;
        }

        @Override
        public void eventHandled(EventMessage<?> event) {
            if (slow && event instanceof DomainEventMessage<?> happened && CurrentUnitOfWork.isStarted()) {
                slow = false;
                String id = happened.getAggregateIdentifier();
                CurrentUnitOfWork.get().afterCommit(done -> snapshotter.scheduleSnapshot(aggregateType, id));
            }
        }
    }
}
