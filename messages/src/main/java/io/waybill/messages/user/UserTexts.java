package io.waybill.messages.user;

import io.waybill.messages.Texts;

/** What the texts about a user have to look like. */
public final class UserTexts {

    /** The most characters of an email address (RFC 5321, with the brackets left out). */
    public static final int LONGEST_EMAIL = 254;

    /** The most characters of a username. */
    public static final int LONGEST_USERNAME = 64;

    private UserTexts() {}

    static void checkEmail(String email) {
        Texts.required("email", email, LONGEST_EMAIL);
        if (email.indexOf('@') < 1) {
            throw new IllegalArgumentException("email must be an address");
        }
    }

    static void checkUsername(String username) {
        Texts.required("username", username, LONGEST_USERNAME);
    }
}
