package io.waybill.api.shipment;

import io.waybill.messages.shipment.Address;
import io.waybill.messages.shipment.BookShipment;
import io.waybill.messages.shipment.BookedShipment;
import io.waybill.messages.shipment.ShipmentCustomer;
import io.waybill.messages.shipment.ShipmentEnd;
import io.waybill.messages.shipment.ShipmentSighting;
import io.waybill.messages.shipment.ShipmentView;
import java.util.List;

/** A shipment that was just booked, as it will read once the read model has it. */
final class NewShipment {

    private NewShipment() {}

    static ShipmentView view(BookShipment asked, BookedShipment booked) {
        var customer = asked.customer();
        return new ShipmentView(
                booked.id(),
                booked.trackingNumber(),
                booked.reference(),
                new ShipmentCustomer(customer.name(), customer.email(), customer.phone()),
                end(asked.from()),
                end(asked.to()),
                asked.parcels(),
                asked.items(),
                booked.carrier(),
                booked.service(),
                booked.cost(),
                booked.estimatedDelivery(),
                booked.status(),
                booked.bookedAt(),
                List.of(new ShipmentSighting(booked.status(), null, null, booked.bookedAt())),
                booked.version());
    }

    private static ShipmentEnd end(Address address) {
        var lines = address.lines();
        return new ShipmentEnd(
                address.name(),
                lines.getFirst(),
                lines.size() < 2 ? null : String.join(", ", lines.subList(1, lines.size())),
                address.place().city(),
                address.place().postalCode(),
                address.place().country());
    }
}
