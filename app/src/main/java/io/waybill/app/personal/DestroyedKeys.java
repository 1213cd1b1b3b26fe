package io.waybill.app.personal;

import io.waybill.messages.user.ArePersonalKeysDestroyed;
import org.axonframework.queryhandling.QueryHandler;

/** Tells whether a person is forgotten yet. */
final class DestroyedKeys {

    private final PersonKeys keys;

    DestroyedKeys(PersonKeys keys) {
        this.keys = keys;
    }

    @QueryHandler
    boolean answer(ArePersonalKeysDestroyed query) {
        return keys.isDestroyed(query.personId());
    }
}
