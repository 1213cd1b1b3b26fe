package io.waybill.messages.shipment;

import io.waybill.messages.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Whom a shipment is for, as a command says it.
 *
 * @param name the name, at most {@value #LONGEST_NAME} characters
 * @param email the email address, at most {@value #LONGEST_EMAIL} characters; by it the same customer is known again
 * @param phone the phone number, or absent, at most {@value #LONGEST_PHONE} characters
 */
public record Contact(String name, String email, @Nullable String phone) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 200;

    /** The most characters of an email address (RFC 5321). */
    public static final int LONGEST_EMAIL = 254;

    /** The most characters of a phone number. */
    public static final int LONGEST_PHONE = 32;

    /**
     * @throws IllegalArgumentException if a text is blank or too long
     */
    public Contact {
        Texts.required("name", name, LONGEST_NAME);
        Texts.required("email", email, LONGEST_EMAIL);
        if (phone != null) {
            Texts.required("phone", phone, LONGEST_PHONE);
        }
    }

    /** Says nothing about the person, since messages end up in logs. */
    @Override
    public String toString() {
        return "Contact[]";
    }
}
