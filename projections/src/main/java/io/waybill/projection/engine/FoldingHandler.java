package io.waybill.projection.engine;

import io.waybill.messages.live.LiveChange;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Lets Axon feed a projection. The events of a batch are folded and written when the batch is about to be committed. Where the
 * store refuses what a batch came to, nobody knows yet which event is to blame: the same events come again, one by one,
 * each behind a savepoint, and the one that fails alone can be parked while the others go through.
 */
final class FoldingHandler implements EventMessageHandler {

    private final Projection projection;
    private final String place;
    private final Savepoints savepoints;
    private final Announcer announcer;
    private final EventWatch watch;

    /** The position up to which events are written one by one. */
    private final AtomicLong oneByOneUntil = new AtomicLong(-1);

    FoldingHandler(Projection projection, String place, Savepoints savepoints, Announcer announcer, EventWatch watch) {
        this.projection = projection;
        this.place = place;
        this.savepoints = savepoints;
        this.announcer = announcer;
        this.watch = watch;
    }

    @Override
    public boolean canHandle(EventMessage<?> message) {
        // What no aggregate says, such as that a time has come, is for policies.
        return message instanceof DomainEventMessage && projection.handles(message.getPayloadType());
    }

    /**
     * Every one. Axon Server would not even send the types of event that are refused here, and the token would stand still
     * while only such are appended: nobody could tell that from a lag.
     */
    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public Object handle(EventMessage<?> message) {
        var event = ProjectedEvent.of(message);
        var unitOfWork = CurrentUnitOfWork.get();
        // A dead letter that is tried again comes in a unit of work of its own.
        if (event.position() <= oneByOneUntil.get() || !(unitOfWork instanceof BatchingUnitOfWork)) {
            var watched = watched(unitOfWork);
            announce(alone(event));
            watched.add(event);
        } else {
            watched(unitOfWork).add(event);
            underWay(unitOfWork).add(event);
        }
        return event;
    }

    private EventWatch.Watched watched(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(EventWatch.class.getName(), key -> watch.begin(unitOfWork));
    }

    private Collection<LiveChange> alone(ProjectedEvent event) {
        var batch = projection.begin(place);
        savepoints.behind(() -> {
            batch.add(event);
            batch.write();
        });
        return batch.changes();
    }

    private UnderWay underWay(UnitOfWork<?> unitOfWork) {
        return unitOfWork.getOrComputeResource(projection.name(), key -> {
            var begun = new UnderWay(projection.begin(place));
            unitOfWork.onPrepareCommit(committing -> {
                begun.write();
                announce(begun.batch.changes());
            });
            return begun;
        });
    }

    private void announce(Collection<LiveChange> changes) {
        changes.forEach(announcer::changed);
    }

    /** The batch of a unit of work. */
    private final class UnderWay {

        private final Batch batch;
        private long lastPosition = -1;

        UnderWay(Batch batch) {
            this.batch = batch;
        }

        void add(ProjectedEvent event) {
            lastPosition = event.position();
            batch.add(event);
        }

        void write() {
            try {
                batch.write();
            } catch (RuntimeException e) {
                if (!Outage.isBehind(e)) {
                    oneByOneUntil.accumulateAndGet(lastPosition, Math::max);
                }
                throw e;
            }
        }
    }
}
