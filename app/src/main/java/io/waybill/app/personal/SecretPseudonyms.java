package io.waybill.app.personal;

import io.waybill.command.Pseudonyms;
import io.waybill.messages.Texts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives pseudonyms with HMAC-SHA-256 (RFC 2104) and a secret of their own, which stays the same when the master key
 * changes.
 */
final class SecretPseudonyms implements Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = 32;

    private final SecretKey secret;

    SecretPseudonyms(SecretKey secret) {
        this.secret = new SecretKeySpec(secret.getEncoded(), ALGORITHM);
    }

    @Override
    public String of(String kind, String value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] digest = mac.doFinal((kind + '\n' + Texts.folded(value)).getBytes(StandardCharsets.UTF_8));
            return kind + ":" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
