package io.waybill.app.personal;

import io.waybill.projection.webhook.WebhookSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives the secrets of webhooks with HMAC-SHA-256 (RFC 2104) from a secret of their own, which the master key wraps: none of
 * them lies anywhere, and each is the same whenever it is asked for.
 */
final class DerivedWebhookSecrets implements WebhookSecrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey secret;

    DerivedWebhookSecrets(SecretKey secret) {
        this.secret = new SecretKeySpec(secret.getEncoded(), ALGORITHM);
    }

    @Override
    public byte[] of(String webhookId) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(webhookId.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }
}
