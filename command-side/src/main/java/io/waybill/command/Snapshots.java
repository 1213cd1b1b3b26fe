package io.waybill.command;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AggregateLoadTimeSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/** Takes a snapshot of an aggregate after so many events, or when loading it took too long, whichever comes first. */
final class Snapshots implements SnapshotTriggerDefinition {

    /** So many events are read in a few milliseconds. */
    static final int EVENTS = 200;

    static final long LOAD_MILLIS = 20;

    private final SnapshotTriggerDefinition byCount;
    private final SnapshotTriggerDefinition byLoadTime;

    Snapshots(Snapshotter snapshotter) {
        this.byCount = new EventCountSnapshotTriggerDefinition(snapshotter, EVENTS);
        this.byLoadTime = new AggregateLoadTimeSnapshotTriggerDefinition(snapshotter, LOAD_MILLIS);
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Either(byCount.prepareTrigger(aggregateType), byLoadTime.prepareTrigger(aggregateType));
    }

    @Override
    public SnapshotTrigger reconfigure(Class<?> aggregateType, SnapshotTrigger trigger) {
        return trigger instanceof Either either
                ? new Either(
                        byCount.reconfigure(aggregateType, either.first),
                        byLoadTime.reconfigure(aggregateType, either.second))
                : prepareTrigger(aggregateType);
    }

    private record Either(SnapshotTrigger first, SnapshotTrigger second) implements SnapshotTrigger {

        @Override
        public void eventHandled(EventMessage<?> event) {
            first.eventHandled(event);
            second.eventHandled(event);
        }

        @Override
        public void initializationFinished() {
            first.initializationFinished();
            second.initializationFinished();
        }
    }
}
