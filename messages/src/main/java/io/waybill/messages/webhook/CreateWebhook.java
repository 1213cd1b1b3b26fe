package io.waybill.messages.webhook;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Tells another system of what happens from now on; answered with {@link CreatedWebhook}.
 *
 * @param webhookId the id, made by whoever asks; what was created with it before is answered again
 * @param url where to, absolute
 * @param topics what of, see {@link WebhookTopic}; at least one
 * @param description what it is for, or absent
 */
public record CreateWebhook(
        @TargetAggregateIdentifier String webhookId,
        String url,
        List<String> topics,
        @Nullable String description) {

    /** Keeps its own copy of the topics. */
    public CreateWebhook {
        topics = List.copyOf(topics);
    }
}
