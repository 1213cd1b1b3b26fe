package io.waybill.messages.shipment;

import io.waybill.messages.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A booked shipment, as the answer to {@link BookShipment}.
 *
 * @param id its id
 * @param trackingNumber by which the carrier and the customer know it
 * @param reference what the business calls it
 * @param carrier the code of the carrier
 * @param service the carrier's service
 * @param cost what the carrier takes
 * @param estimatedDelivery the day it arrives by then, in the zone of the business
 * @param status always {@link ShipmentStatus#BOOKED}
 * @param bookedAt when it was booked
 * @param version the version of the shipment after
 */
public record BookedShipment(
        String id,
        String trackingNumber,
        String reference,
        String carrier,
        String service,
        Money cost,
        LocalDate estimatedDelivery,
        ShipmentStatus status,
        Instant bookedAt,
        long version) {}
