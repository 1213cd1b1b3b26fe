package io.waybill.command.user;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.waybill.command.Refused;
import io.waybill.messages.user.EmailClaimed;
import io.waybill.messages.user.EmailReleased;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The right to an email address. Its id is derived from it, so the event store itself refuses a second first claim.
 */
@Aggregate
class EmailClaim {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String claimId;

    private @Nullable String owner;

    EmailClaim() {}

    void take(String id, String userId) {
        if (owner != null) {
            throw Refused.conflict("This email address belongs to someone else.");
        }
        apply(new EmailClaimed(id, userId));
    }

    void release(String id, String userId) {
        apply(new EmailReleased(id, userId));
    }

    @EventSourcingHandler
    void on(EmailClaimed event) {
        claimId = event.claimId();
        owner = event.userId();
    }

    @EventSourcingHandler
    void on(EmailReleased event) {
        owner = null;
    }
}
