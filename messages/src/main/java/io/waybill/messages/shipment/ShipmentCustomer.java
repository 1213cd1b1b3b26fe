package io.waybill.messages.shipment;

import org.jspecify.annotations.Nullable;

/**
 * Whom a shipment is for, as it is read. Once that person is erased, nothing of this is left.
 *
 * @param name the name, absent once the customer is erased
 * @param email the email address, absent once the customer is erased
 * @param phone the phone number, or absent
 */
public record ShipmentCustomer(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone) {

    /** Says nothing about the person, since messages end up in logs. */
    @Override
    public String toString() {
        return "ShipmentCustomer[]";
    }
}
