package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.event.CancelScheduledEventRequest;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventSchedulerGrpc;
import io.axoniq.axonserver.grpc.event.RescheduleEventRequest;
import io.axoniq.axonserver.grpc.event.ScheduleEventRequest;
import io.axoniq.axonserver.grpc.event.ScheduleToken;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.wire.Refusal;

/** The rpcs of the event scheduler. */
public final class EventSchedulerEndpoint extends EventSchedulerGrpc.EventSchedulerImplBase {

    private final EventLog log;

    /** Schedules into {@code log}. */
    public EventSchedulerEndpoint(EventLog log) {
        this.log = log;
    }

    @Override
    public void scheduleEvent(ScheduleEventRequest request, StreamObserver<ScheduleToken> answer) {
        schedule(request.getEvent(), request.getInstant(), "", answer);
    }

    @Override
    public void rescheduleEvent(RescheduleEventRequest request, StreamObserver<ScheduleToken> answer) {
        schedule(request.getEvent(), request.getInstant(), request.getToken(), answer);
    }

    private void schedule(Event event, long due, String replaced, StreamObserver<ScheduleToken> answer) {
        String wrong = EventChecks.whatIsWrongWith(event);
        if (wrong != null) {
            answer.onError(Refusal.INVALID.because(wrong));
            return;
        }
        Reads.one(answer, () -> {
            String token = log.scheduled().put(event, due, replaced);
            log.publication().expect(due);
            return ScheduleToken.newBuilder().setToken(token).build();
        });
    }

    @Override
    public void cancelScheduledEvent(CancelScheduledEventRequest request, StreamObserver<InstructionAck> answer) {
        Reads.one(answer, () -> {
            log.scheduled().remove(request.getToken());
            return InstructionAck.newBuilder().setSuccess(true).build();
        });
    }
}
