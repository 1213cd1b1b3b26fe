package io.waybill.api.session;

import io.waybill.messages.user.UserDeactivated;
import io.waybill.messages.user.UserErased;
import io.waybill.messages.user.UserRolesChanged;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Revokes the access tokens that tell of what a user was before, and ends the sessions of who may not sign in any more. At
 * least once, which does no harm. Where Redis is away this node knows all the same, and the others once it is back.
 */
@Component
@ProcessingGroup(WhenUserMayDoLessThenRevoke.NAME)
public class WhenUserMayDoLessThenRevoke {

    /** The name of the processor. */
    public static final String NAME = "revocations";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final RevocationFeed announcements;

    WhenUserMayDoLessThenRevoke(Sessions sessions, RevocationFeed announcements) {
        this.sessions = sessions;
        this.announcements = announcements;
    }

    @EventHandler
    void on(UserRolesChanged event, @SequenceNumber long version) {
        done(announcements.below(event.userId(), version));
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long version) {
        done(announcements.below(event.userId(), version).then(sessions.endAll(event.userId())));
    }

    @EventHandler
    void on(UserErased event, @SequenceNumber long version) {
        done(announcements.below(event.userId(), version).then(sessions.endAll(event.userId())));
    }

    /** On a thread of the processor, which is there to wait. */
    private static void done(Mono<Void> work) {
        work.block(PATIENCE);
    }
}
