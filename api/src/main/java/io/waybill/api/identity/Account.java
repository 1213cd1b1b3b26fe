package io.waybill.api.identity;

import io.waybill.api.security.Role;
import java.util.List;

/**
 * Who may sign in.
 *
 * @param id the account's id, which is its user's
 * @param email the address to sign in with
 * @param username the name to show
 * @param passwordHash the encoded Argon2id hash
 * @param roles what it may do
 * @param state whether anybody may sign in with it
 * @param version the version of the user that it shows; -1 before the user is registered
 * @param passwordVersion how often the password was changed
 */
record Account(
        String id,
        String email,
        String username,
        String passwordHash,
        List<Role> roles,
        State state,
        long version,
        int passwordVersion) {

    /** A new account. */
    Account(String id, String email, String username, String passwordHash, List<Role> roles, State state) {
        this(id, email, username, passwordHash, roles, state, -1, 0);
    }

    /** What an account is good for. */
    enum State {
        /** Asked for, and not known to be registered. */
        PENDING,
        /** One may sign in with it. */
        ACTIVE,
        /** One may not sign in with it any more. */
        DEACTIVATED,
        /** Its user was erased; nothing but the id is left of it. */
        ERASED
    }

    boolean isActive() {
        return state == State.ACTIVE;
    }
}
