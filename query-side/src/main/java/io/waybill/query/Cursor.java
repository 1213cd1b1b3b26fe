package io.waybill.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended, as a token that means nothing to whoever carries it.
 *
 * @param values the values of the sort keys of the page's last row, none of which contains a line feed
 */
public record Cursor(List<String> values) {

    private static final String SEPARATOR = "\n";

    /** Keeps its own copy of the values. */
    public Cursor {
        values = List.copyOf(values);
    }

    /**
     * The cursor of a list in the falling order of a number.
     *
     * @param last the number of the page's last row
     */
    public static Cursor of(long last) {
        return new Cursor(List.of(Long.toString(last)));
    }

    /**
     * The number that the rows of the next page are below.
     *
     * @param token what {@link #of(long)} gives as a token, or absent for the first page
     * @return the number
     * @throws org.axonframework.queryhandling.QueryExecutionException if it is broken, with an invalid-refusal
     */
    public static long before(@Nullable String token) {
        if (token == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(parse(token, 1).values().getFirst());
        } catch (NumberFormatException e) {
            throw broken();
        }
    }

    /** The token: base64url without padding (RFC 4648, section 5). */
    public String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, values).getBytes(UTF_8));
    }

    /**
     * Reads a token.
     *
     * @param token what {@link #token()} made
     * @param size how many values it must have
     * @return the cursor
     * @throws org.axonframework.queryhandling.QueryExecutionException if it is broken, with an invalid-refusal
     */
    public static Cursor parse(String token, int size) {
        try {
            var values = List.of(new String(Base64.getUrlDecoder().decode(token), UTF_8).split(SEPARATOR, -1));
            if (values.size() == size && values.stream().allMatch(Cursor::isText)) {
                return new Cursor(values);
            }
        } catch (IllegalArgumentException e) {
            throw broken();
        }
        throw broken();
    }

    private static boolean isText(String value) {
        return value.chars().noneMatch(character -> Character.isISOControl(character) || character == '\uFFFD');
    }

    /** The failure for a cursor that no page ended with. */
    public static RuntimeException broken() {
        return Answer.invalid("The cursor is broken: use nextCursor of the page before, as it is.");
    }
}
