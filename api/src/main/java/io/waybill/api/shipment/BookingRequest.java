package io.waybill.api.shipment;

import io.waybill.messages.shipment.BookShipment;
import io.waybill.messages.shipment.CarrierCode;
import io.waybill.messages.shipment.Consignment;
import io.waybill.messages.shipment.Contact;
import io.waybill.messages.shipment.ShippedItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A shipment to book, as clients write it.
 *
 * @param reference what the business calls it, for example the order's number
 * @param customer whom it is for
 * @param from where the carrier fetches it
 * @param to where the carrier brings it
 * @param parcels the parcels
 * @param items what is in them, or absent
 * @param carrier the code of the carrier, or absent for the cheapest
 */
record BookingRequest(
        @NotNull @Written @Size(max = BookShipment.LONGEST_REFERENCE)
        String reference,

        @NotNull @Valid CustomerRequest customer,
        @NotNull @Valid AddressRequest from,
        @NotNull @Valid AddressRequest to,

        @NotEmpty @Size(max = Consignment.MOST_PARCELS) List<@NotNull @Valid ParcelRequest> parcels,

        @Nullable @Size(max = BookShipment.MOST_ITEMS) List<@NotNull @Valid ItemRequest> items,
        @Nullable @Written @Size(max = CarrierCode.LONGEST) String carrier) {

    BookShipment command(String shipmentId, Instant bookedAt) {
        return new BookShipment(
                shipmentId,
                reference,
                customer.contact(),
                from.address(),
                to.address(),
                parcels.stream().map(ParcelRequest::parcel).toList(),
                Objects.requireNonNullElse(items, List.<ItemRequest>of()).stream()
                        .map(ItemRequest::item)
                        .toList(),
                carrier,
                bookedAt);
    }

    /**
     * Whom a shipment is for, as clients write it.
     *
     * @param name the name
     * @param email the email address
     * @param phone the phone number, or absent
     */
    record CustomerRequest(
            @NotNull @Written @Size(max = Contact.LONGEST_NAME)
            String name,

            @NotNull @Written @Email @Size(max = Contact.LONGEST_EMAIL)
            String email,

            @Nullable @Written @Size(max = Contact.LONGEST_PHONE)
            String phone) {

        Contact contact() {
            return new Contact(name, email, phone);
        }
    }

    /**
     * What is in a shipment, as clients write it.
     *
     * @param productId the product
     * @param quantity how many
     */
    record ItemRequest(
            @NotNull @Written @Size(max = ShippedItem.LONGEST_ID)
            String productId,

            @NotNull @Positive @Max(ShippedItem.MOST) Long quantity) {

        ShippedItem item() {
            return new ShippedItem(productId, quantity);
        }
    }
}
