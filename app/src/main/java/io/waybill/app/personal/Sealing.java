package io.waybill.app.personal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals bytes with AES-256 in Galois/Counter Mode (NIST SP 800-38D): a version byte, a random nonce of 96 bits, the
 * ciphertext and its tag of 128 bits.
 */
final class Sealing {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealing() {}

    /**
     * Seals.
     *
     * @param boundTo whose it is: sealed for one, it cannot be opened as another's
     */
    static byte[] seal(SecretKey key, byte[] plain, String boundTo) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, boundTo).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @throws GeneralSecurityException if it was sealed with another key, for somebody else, or was changed
     */
    static byte[] open(SecretKey key, byte[] sealed, String boundTo) throws GeneralSecurityException {
        if (sealed.length < 1 + NONCE_BYTES || sealed[0] != VERSION) {
            throw new AEADBadTagException("not sealed in a way that is known here");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed).position(1).get(nonce);
        int start = 1 + NONCE_BYTES;
        return cipher(Cipher.DECRYPT_MODE, key, nonce, boundTo).doFinal(sealed, start, sealed.length - start);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String boundTo)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
