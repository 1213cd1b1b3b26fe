package io.waybill.messages.webhook;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Tells another system of nothing more; answered with true.
 *
 * @param webhookId which
 */
public record DeleteWebhook(@TargetAggregateIdentifier String webhookId) {}
