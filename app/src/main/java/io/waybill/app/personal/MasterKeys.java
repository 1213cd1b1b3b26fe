package io.waybill.app.personal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Wraps keys, so that who reads the database alone reads nothing. The newest wraps, all of them unwrap. */
final class MasterKeys {

    static final int KEY_BYTES = 32;

    private final String newest;
    private final Map<String, SecretKey> byId = new HashMap<>();

    /**
     * A key as it lies in the database.
     *
     * @param masterKeyId the master key it is wrapped with
     * @param bytes the wrapped key
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, compared never.
    record Wrapped(String masterKeyId, byte[] bytes) {}

    /**
     * @throws IllegalArgumentException if a key is not Base64 of {@value #KEY_BYTES} bytes
     */
    MasterKeys(PersonalDataSettings settings) {
        newest = settings.masterKeyId();
        settings.formerMasterKeys().forEach((id, key) -> byId.put(id, key(id, key)));
        byId.put(newest, key(newest, settings.masterKey()));
    }

    private static SecretKey key(String id, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The master key named " + id + " is not Base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The master key named " + id + " has " + bytes.length + " bytes instead of " + KEY_BYTES);
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** A new random key, for one purpose only. */
    Wrapped newKey(String purpose) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Wrapped(newest, Sealing.seal(master(newest), key, purpose));
    }

    /** Unwraps a key; empty where its master key is not configured, or is not the one that wrapped it. */
    Optional<SecretKey> unwrap(Wrapped wrapped, String purpose) {
        var master = byId.get(wrapped.masterKeyId());
        if (master == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SecretKeySpec(Sealing.open(master, wrapped.bytes(), purpose), "AES"));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private SecretKey master(String id) {
        var key = byId.get(id);
        if (key == null) {
            throw new IllegalStateException("There is no master key named " + id);
        }
        return key;
    }
}
