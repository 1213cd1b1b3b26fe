package io.waybill.messages.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the webhooks, the highest ids first; answered with {@link WebhookPage}.
 *
 * @param limit how many at most, 1 to 200
 * @param cursor where the page before ended, or absent for the first
 */
public record ListWebhooks(int limit, @Nullable String cursor) {}
