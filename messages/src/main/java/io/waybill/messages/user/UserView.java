package io.waybill.messages.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as it is read. Of somebody who was erased, nothing about the person is left.
 *
 * @param id its id
 * @param email the address to sign in with, absent once the user is erased
 * @param username the name to show, absent once the user is erased
 * @param roles what the user does
 * @param active whether the user may sign in
 * @param createdAt when the user registered
 * @param version the version of the aggregate this view shows
 */
public record UserView(
        String id,
        @Nullable String email,
        @Nullable String username,
        List<UserRole> roles,
        boolean active,
        Instant createdAt,
        long version) {

    /** Keeps its own copy of the roles. */
    public UserView {
        roles = List.copyOf(roles);
    }

    /** Says nothing about the person, since messages end up in logs. */
    @Override
    public String toString() {
        return "UserView[" + id + "]";
    }
}
