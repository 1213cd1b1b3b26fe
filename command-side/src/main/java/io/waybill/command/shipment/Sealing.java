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
 * @param forgotten whether the customer was erased since: nothing can be sealed for them any more, so nothing is kept
 */
record Sealing(String personId, boolean forgotten) {

    /** For whom a shipment is. */
    static Sealing of(Customer customer) {
        return new Sealing(customer.personId(), customer.email().text() == null);
    }

    Customer customer(Contact contact) {
        return new Customer(personId, sealed(contact.name()), sealed(contact.email()), optional(contact.phone()));
    }

    End end(Address address) {
        return new End(
                optional(address.name()),
                address.lines().stream().map(this::sealed).toList(),
                optional(address.place().city()),
                address.place().postalCode(),
                address.place().country());
    }

    @Nullable
    Personal optional(@Nullable String text) {
        return text == null || forgotten ? null : sealed(text);
    }

    private Personal sealed(String text) {
        return new Personal(personId, text);
    }
}
