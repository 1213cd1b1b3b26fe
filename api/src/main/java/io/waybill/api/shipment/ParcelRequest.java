package io.waybill.api.shipment;

import io.waybill.messages.shipment.Parcel;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * A parcel as clients write it.
 *
 * @param weightGrams what it weighs, in grams
 * @param lengthMm the outer length in millimetres
 * @param widthMm the outer width in millimetres
 * @param heightMm the outer height in millimetres
 */
record ParcelRequest(
        @NotNull @Positive @Max(Parcel.HEAVIEST_GRAMS) Integer weightGrams,
        @NotNull @Positive @Max(Parcel.LONGEST_MM) Integer lengthMm,
        @NotNull @Positive @Max(Parcel.LONGEST_MM) Integer widthMm,
        @NotNull @Positive @Max(Parcel.LONGEST_MM) Integer heightMm) {

    Parcel parcel() {
        return new Parcel(weightGrams, lengthMm, widthMm, heightMm);
    }
}
