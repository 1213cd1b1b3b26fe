package io.waybill.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

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
