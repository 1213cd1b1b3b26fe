package io.waybill.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.waybill.messages.user.UserRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a write made of a user: the id, and what the request decided. Made of the request alone, so a request that comes
 * again is answered as the first time.
 *
 * @param id the user
 * @param email the address, where it was given
 * @param username the name, where it was given
 * @param roles what the user does, where it was decided
 * @param active whether the user may sign in, where it was decided
 * @param version the version of the user after the write
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserAnswer(
        String id,
        @Nullable String email,
        @Nullable String username,
        @Nullable List<UserRole> roles,
        @Nullable Boolean active,
        long version) {}
