package io.waybill.api.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The token that came after a spent one, for a client that did not hear the answer: AES-256-GCM under a key that only the
 * spent token gives, of which we keep a hash. So who reads Redis learns no token that is good.
 */
final class SealedSuccessor {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "waybill refresh token successor".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedSuccessor() {}

    /** Seals a token. Reads the secure random source, so not for an event-loop thread. */
    static String seal(RefreshToken successor, RefreshToken spent) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] text = successor.secret().getBytes(StandardCharsets.US_ASCII);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text, 0, text.length, spent);
        byte[] all = new byte[NONCE_BYTES + sealed.length];
        System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /**
     * Opens it again.
     *
     * @throws IllegalStateException if the spent token is another one, or the session is
     */
    static RefreshToken open(String sealed, RefreshToken spent) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(all, 0, nonce, 0, NONCE_BYTES);
        byte[] text = run(Cipher.DECRYPT_MODE, nonce, all, NONCE_BYTES, all.length - NONCE_BYTES, spent);
        return new RefreshToken(spent.sessionId(), spent.family(), new String(text, StandardCharsets.US_ASCII));
    }

    private static byte[] run(int mode, byte[] nonce, byte[] input, int from, int length, RefreshToken spent) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key(spent), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(spent.sessionId().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(input, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed refresh token cannot be used", e);
        }
    }

    /** Random already, the token needs one step to become a key (RFC 5869, its second half). */
    private static SecretKeySpec key(RefreshToken spent) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(spent.text().getBytes(StandardCharsets.US_ASCII), MAC));
        return new SecretKeySpec(mac.doFinal(PURPOSE), "AES");
    }
}
