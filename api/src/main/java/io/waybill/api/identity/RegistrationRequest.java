package io.waybill.api.identity;

import io.waybill.messages.user.UserTexts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Who wants to use the system, as clients write it.
 *
 * @param email the address to sign in with
 * @param username the name to show
 * @param password the password, {@value UserText#SHORTEST_PASSWORD} to {@value UserText#LONGEST_PASSWORD} characters
 *     without the address in it, and none of the most common ones
 */
@WithoutTheEmail
record RegistrationRequest(
        @NotNull @Size(max = UserTexts.LONGEST_EMAIL) @Pattern(regexp = UserText.EMAIL, message = UserText.NOT_AN_EMAIL)
        String email,

        @NotNull
        @Size(max = UserTexts.LONGEST_USERNAME)
        @Pattern(regexp = UserText.USERNAME, message = UserText.NOT_A_USERNAME)
        String username,

        @NotNull @Size(min = UserText.SHORTEST_PASSWORD, max = UserText.LONGEST_PASSWORD) @NotCommon
        String password) {

    @Override
    public String toString() {
        return "RegistrationRequest[]"; // None of it may get into a log.
    }
}
