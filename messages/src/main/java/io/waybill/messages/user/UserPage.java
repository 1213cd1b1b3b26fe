package io.waybill.messages.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of users.
 *
 * @param items the users
 * @param nextCursor where the next page starts, or absent on the last
 */
public record UserPage(List<UserView> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public UserPage {
        items = List.copyOf(items);
    }
}
