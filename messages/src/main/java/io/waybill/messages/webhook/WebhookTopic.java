package io.waybill.messages.webhook;

/** What webhooks can be about. */
public final class WebhookTopic {

    /** Stock items, and how their goods move. */
    public static final String STOCK = "stock";

    /** Shipments. */
    public static final String SHIPMENTS = "shipments";

    /** The catalogue. */
    public static final String PRODUCTS = "products";

    private WebhookTopic() {}
}
