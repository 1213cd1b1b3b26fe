package io.waybill.app.personal;

import io.waybill.messages.user.UserErased;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Makes what is kept about an erased user unreadable. It happens at least once, and a second time changes nothing; the
 * backups of the database forget only as they expire.
 */
@ProcessingGroup(WhenUserIsErasedThenDestroyTheKeys.NAME)
final class WhenUserIsErasedThenDestroyTheKeys {

    static final String NAME = "erasure";

    private final PersonKeys keys;

    WhenUserIsErasedThenDestroyTheKeys(PersonKeys keys) {
        this.keys = keys;
    }

    @EventHandler
    void on(UserErased event) {
        event.personIds().forEach(keys::destroy);
    }
}
