package io.waybill.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.waybill.command.Refused;
import io.waybill.messages.user.UsernameClaimed;
import io.waybill.messages.user.UsernameReleased;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The right to a username. Its id is derived from it, so the event store itself refuses a second first claim.
 */
@Aggregate
class UsernameClaim {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String claimId;

    private @Nullable String owner;

    UsernameClaim() {}

    void take(String id, String userId) {
        if (owner != null) {
            throw Refused.conflict("This username belongs to someone else.");
        }
        apply(new UsernameClaimed(id, userId));
    }

    void release(String id, String userId) {
        apply(new UsernameReleased(id, userId));
    }

    @EventSourcingHandler
    void on(UsernameClaimed event) {
        claimId = event.claimId();
        owner = event.userId();
    }

    @EventSourcingHandler
    void on(UsernameReleased event) {
        owner = null;
    }
}
