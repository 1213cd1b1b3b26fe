package io.waybill.api.shipment;

import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.TrackingView;
import io.waybill.messages.shipment.TrackingView.PublicSighting;
import java.time.LocalDate;
import java.util.List;

/**
 * What anybody with the tracking number is told of a shipment; nothing of it is about a person.
 *
 * @param trackingNumber by which the carrier and the customer know it
 * @param carrier the code of the carrier
 * @param service the carrier's service
 * @param status how far it is
 * @param estimatedDelivery the day it arrives by then, in the zone of the business
 * @param trackingHistory what happened to it, in the order in which it happened
 * @param version the version of the shipment this shows
 */
record TrackingAnswer(
        String trackingNumber,
        String carrier,
        String service,
        ShipmentStatus status,
        LocalDate estimatedDelivery,
        List<PublicSighting> trackingHistory,
        long version) {

    TrackingAnswer {
        trackingHistory = List.copyOf(trackingHistory);
    }

    static TrackingAnswer of(TrackingView view) {
        return new TrackingAnswer(
                view.trackingNumber(),
                view.carrier(),
                view.service(),
                view.status(),
                view.estimatedDelivery(),
                view.trackingHistory(),
                view.version());
    }
}
