package io.waybill.projection.webhook;

/** The secrets that deliveries are signed with. */
public interface WebhookSecrets {

    /**
     * The secret of a webhook.
     *
     * @param webhookId its id
     * @return 32 bytes, the same each time and on every node, which nobody without the master key can find out
     */
    byte[] of(String webhookId);
}
