package io.waybill.api.identity;

import io.waybill.messages.user.UserTexts;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a user, as clients write it.
 *
 * @param username the new name, or absent to keep it
 * @param email the new address, or absent to keep it
 */
record ProfileRequest(
        @Nullable
        @Size(max = UserTexts.LONGEST_USERNAME)
        @Pattern(regexp = UserText.USERNAME, message = UserText.NOT_A_USERNAME)
        String username,

        @Nullable
        @Size(max = UserTexts.LONGEST_EMAIL)
        @Pattern(regexp = UserText.EMAIL, message = UserText.NOT_AN_EMAIL)
        String email) {

    @Override
    public String toString() {
        return "ProfileRequest[]"; // None of it may get into a log.
    }
}
