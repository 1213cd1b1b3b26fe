package io.waybill.command.carrier;

import io.waybill.messages.shipment.Parcel;

/** The weight that a carrier charges for: a light but bulky parcel counts as heavier than it is. */
final class ChargeableWeight {

    /** Cubic centimetres a kilogram, as the air carriers count (IATA's factor is 6000; parcels go by 5000). */
    private static final long VOLUMETRIC_DIVISOR = 5_000;

    private ChargeableWeight() {}

    /**
     * The weight to charge for.
     *
     * @param parcel the parcel
     * @return the greater of its weight and its volumetric weight, in grams, any fraction of a gram rounded up
     */
    static long gramsOf(Parcel parcel) {
        return Math.max(parcel.weightGrams(), volumetricGramsOf(parcel));
    }

    /** L × W × H / 5000 kg of cubic centimetres is the same number of grams of cubic millimetres. */
    private static long volumetricGramsOf(Parcel parcel) {
        long cubicMillimetres = (long) parcel.lengthMm() * parcel.widthMm() * parcel.heightMm();
        return Math.ceilDiv(cubicMillimetres, VOLUMETRIC_DIVISOR);
    }
}
