package io.waybill.api.shipment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The header {@value #HEADER} of a carrier's report: {@code t=<unix seconds>,v1=<hex>}, where {@code v1} is the
 * HMAC-SHA256 (RFC 2104) of the seconds, a dot and the raw body. The seconds are signed with the body, or a report that
 * somebody overheard could be sent again with new ones. While a carrier changes its secret, {@code v1} may stand more
 * than once.
 */
final class CarrierSignature {

    /** The name of the header. */
    static final String HEADER = "Waybill-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST_PARTS = 10;

    private CarrierSignature() {}

    /**
     * The header for a body.
     *
     * @param secret the carrier's secret
     * @param at when it is signed
     * @param body the raw body
     * @return the value of the header
     */
    static String sign(String secret, Instant at, byte[] body) {
        return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hmac(secret, at, body));
    }

    /**
     * Whether a body was signed with a secret just now.
     *
     * @param secret the carrier's secret
     * @param header the value of the header, or absent
     * @param body the raw body
     * @param now the moment to compare with
     * @param tolerance how far the signature's moment may be from it, before or after
     * @return whether it was
     */
    static boolean isGood(String secret, @Nullable String header, byte[] body, Instant now, Duration tolerance) {
        Instant at = null;
        List<byte[]> signatures = new ArrayList<>();
        for (String part : header == null ? new String[0] : header.split(",", MOST_PARTS)) {
            String stripped = part.strip();
            try {
                if (stripped.startsWith("t=")) {
                    at = Instant.ofEpochSecond(Long.parseLong(stripped.substring(2)));
                } else if (stripped.startsWith("v1=")) {
                    signatures.add(HexFormat.of().parseHex(stripped.substring(3)));
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                return false;
            }
        }
        if (at == null || Duration.between(at, now).abs().compareTo(tolerance) > 0) {
            return false;
        }
        byte[] expected = hmac(secret, at, body);
        return signatures.stream().anyMatch(signature -> MessageDigest.isEqual(expected, signature));
    }

    private static byte[] hmac(String secret, Instant at, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            mac.update((at.getEpochSecond() + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
