package io.waybill.messages.shipment;

import java.util.Locale;

/** Derives the id of the aggregate that guards a tracking number, so that the event store refuses a second owner. */
public final class TrackingNumberClaimId {

    private TrackingNumberClaimId() {}

    /**
     * The id of the claim on a tracking number.
     *
     * @param trackingNumber the number; case and surrounding white space make no difference
     * @return the same id for every way of writing the number
     */
    public static String of(String trackingNumber) {
        return "tracking-number:" + trackingNumber.strip().toUpperCase(Locale.ROOT);
    }
}
