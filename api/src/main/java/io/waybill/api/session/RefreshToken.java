package io.waybill.api.session;

import io.waybill.api.request.Identifiers;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a device refreshes its access token with, once. Of both secrets only hashes are kept.
 *
 * @param sessionId the session it belongs to, no secret
 * @param family 128 random bits that all tokens of a session share: they tell a token that was spent from one that
 *     never was, so that nobody who merely knows a session's id can end it
 * @param secret 256 random bits of this token alone
 */
record RefreshToken(String sessionId, String family, String secret) {

    private static final String PREFIX = "wbr_";
    private static final Pattern FORM =
            Pattern.compile(PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([\\w-]{22})\\.([\\w-]{43})");
    private static final int FAMILY_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The first token of a new session. Reads the secure random source, so not for an event-loop thread. */
    static RefreshToken first() {
        return new RefreshToken(Identifiers.next(), random(FAMILY_BYTES), random(SECRET_BYTES));
    }

    /** The next token of the same session. Reads the secure random source, so not for an event-loop thread. */
    RefreshToken next() {
        return new RefreshToken(sessionId, family, random(SECRET_BYTES));
    }

    /** What a client sent, or empty if it cannot be one of ours. */
    static Optional<RefreshToken> parse(@Nullable String text) {
        var match = FORM.matcher(text == null ? "" : text);
        return match.matches()
                ? Optional.of(new RefreshToken(match.group(1), match.group(2), match.group(3)))
                : Optional.empty();
    }

    /** As clients send it. */
    String text() {
        return PREFIX + sessionId + "." + family + "." + secret;
    }

    String familyHash() {
        return Sha256.of(family);
    }

    String hash() {
        return Sha256.of(text());
    }

    private static String random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "RefreshToken[sessionId=" + sessionId + "]";
    }
}
