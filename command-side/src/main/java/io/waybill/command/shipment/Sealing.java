package io.waybill.command.shipment;

import io.waybill.messages.Personal;
import io.waybill.messages.shipment.Address;
import io.waybill.messages.shipment.Contact;
import io.waybill.messages.shipment.ShipmentBooked.Customer;
import io.waybill.messages.shipment.ShipmentBooked.End;
import org.jspecify.annotations.Nullable;

/**
 * Marks what an event tells about people as the customer's, so that it can be forgotten with the customer. That goes for
 * both ends of the way: who stands at the other one cannot be told from an address.
 *
 * @param personId the customer
 */
record Sealing(String personId) {

    Customer customer(Contact contact) {
        return new Customer(personId, sealed(contact.name()), sealed(contact.email()), optional(contact.phone()));
    }

    End end(Address address) {
        return new End(
                optional(address.name()),
                address.lines().stream().map(this::sealed).toList(),
                address.place());
    }

    @Nullable
    Personal optional(@Nullable String text) {
        return text == null ? null : sealed(text);
    }

    private Personal sealed(String text) {
        return new Personal(personId, text);
    }
}
