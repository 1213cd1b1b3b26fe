package io.waybill.messages.user;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, as a read model names whoever did something.
 *
 * @param userId the user's id
 * @param username the name to show today, absent once the user is erased
 */
public record NamedUser(String userId, @Nullable String username) {

    /** Says nothing about the person, since messages end up in logs. */
    @Override
    public String toString() {
        return "NamedUser[" + userId + "]";
    }
}
