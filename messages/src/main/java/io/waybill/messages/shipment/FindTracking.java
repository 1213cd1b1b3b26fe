package io.waybill.messages.shipment;

/**
 * Asks what anybody may know of the shipment with a tracking number; answered with a {@link TrackingView}, or nothing.
 *
 * @param trackingNumber the number; case and surrounding white space make no difference
 */
public record FindTracking(String trackingNumber) {}
