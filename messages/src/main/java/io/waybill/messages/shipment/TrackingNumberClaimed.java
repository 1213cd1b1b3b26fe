package io.waybill.messages.shipment;

import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;

/**
 * A shipment took a tracking number, which no other shipment can ever have.
 *
 * @param claimId the id derived from the number, see {@link TrackingNumberClaimId}
 * @param trackingNumber the number
 * @param shipmentId the owner
 * @param carrier the code of the owner's carrier
 */
@EventName("shipment.tracking-number-claimed")
@Revision("1")
public record TrackingNumberClaimed(String claimId, String trackingNumber, String shipmentId, String carrier)
        implements ShipmentEvent {}
