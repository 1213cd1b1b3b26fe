package io.waybill.messages;

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
}
