package io.waybill.api.shipment;

import io.waybill.messages.shipment.Consignment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a price is asked for, as clients write it.
 *
 * @param from where the parcels start
 * @param to where they end
 * @param parcels the parcels
 */
record QuoteRequest(
        @NotNull @Valid AddressRequest from,
        @NotNull @Valid AddressRequest to,

        @NotEmpty @Size(max = Consignment.MOST_PARCELS) List<@NotNull @Valid ParcelRequest> parcels) {

    Consignment consignment() {
        return new Consignment(
                from.place(),
                to.place(),
                parcels.stream().map(ParcelRequest::parcel).toList());
    }
}
