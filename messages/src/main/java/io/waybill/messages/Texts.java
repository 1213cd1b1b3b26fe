package io.waybill.messages;

import java.text.Normalizer;
import java.util.Locale;

/** The checks on text that messages share. */
public final class Texts {

    private Texts() {}

    /**
     * Checks that a text is there and short enough.
     *
     * @param name what the text is, for the message
     * @param text the text
     * @param longest the most UTF-16 units it may have
     * @return the text, unchanged
     * @throws IllegalArgumentException if it is blank or too long
     */
    public static String required(String name, String text, int longest) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(name + " must have at most " + longest + " characters");
        }
        return text;
    }

    /**
     * The form in which texts that must be unique are compared: without surrounding white space, in lower case, and in
     * Unicode's compatibility form (NFKC), so that what looks alike is alike.
     *
     * @param text the text
     * @return the same for every way of writing it
     */
    public static String folded(String text) {
        // Lower case before and after: some letters have a form of their own only in compatibility form.
        String lower = Normalizer.normalize(text.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
        return lower.strip().toLowerCase(Locale.ROOT);
    }
}
