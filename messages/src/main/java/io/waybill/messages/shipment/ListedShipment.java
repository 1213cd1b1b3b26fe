package io.waybill.messages.shipment;

import io.waybill.messages.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A shipment as it is read in a list. Of a customer who was erased, nothing about the person is left.
 *
 * @param id its id
 * @param trackingNumber by which the carrier and the customer know it
 * @param reference what the business calls it
 * @param customer whom it is for
 * @param from where the carrier fetches it
 * @param to where the carrier brings it
 * @param carrier the code of the carrier
 * @param service the carrier's service
 * @param cost what the carrier takes
 * @param estimatedDelivery the day it arrives by then, in the zone of the business
 * @param status how far it is
 * @param bookedAt when it was booked
 * @param version the version of the aggregate this view shows
 */
public record ListedShipment(
        String id,
        String trackingNumber,
        String reference,
        ShipmentCustomer customer,
        ShipmentEnd from,
        ShipmentEnd to,
        String carrier,
        String service,
        Money cost,
        LocalDate estimatedDelivery,
        ShipmentStatus status,
        Instant bookedAt,
        long version) {}
