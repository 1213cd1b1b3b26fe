package io.waybill.messages.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the answer to {@link CreateWebhook}.
 *
 * @param id its id
 * @param url where to
 * @param topics what of
 * @param description what it is for, or absent
 * @param createdAt since when
 * @param secret what its deliveries are signed with, in the form of the Standard Webhooks specification ({@code whsec_} and
 *     Base64); nobody is told again
 */
public record CreatedWebhook(
        String id,
        String url,
        List<String> topics,
        @Nullable String description,
        Instant createdAt,
        String secret) {

    /** Keeps its own copy of the topics. */
    public CreatedWebhook {
        topics = List.copyOf(topics);
    }

    /** Does not say the secret, since messages end up in logs. */
    @Override
    public String toString() {
        return "CreatedWebhook[" + id + "]";
    }
}
