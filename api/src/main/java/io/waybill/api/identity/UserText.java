package io.waybill.api.identity;

/** What clients may write where a user is meant. Regular expressions without repetition inside repetition. */
final class UserText {

    /** Something on both sides of one {@code @}, a dot in the right one, and nothing that is no text. */
    static final String EMAIL = "[^\\s@\\p{Cntrl}\\p{Cs}]+@[^\\s@\\p{Cntrl}\\p{Cs}]+\\.[^\\s@.\\p{Cntrl}\\p{Cs}]+";

    /** Letters of any script, with their marks, and digits, dots, underscores and hyphens. */
    static final String USERNAME = "[\\p{L}\\p{M}\\p{N}._-]+";

    static final String NOT_AN_EMAIL = "must be an email address";
    static final String NOT_A_USERNAME = "must consist of letters, digits, dots, underscores and hyphens";
    static final int SHORTEST_PASSWORD = 8;
    static final int LONGEST_PASSWORD = 1024;

    private UserText() {}
}
