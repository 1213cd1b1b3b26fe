package io.waybill.messages.shipment;

/**
 * One packed box.
 *
 * @param weightGrams what it weighs, in grams, 1 to {@value #HEAVIEST_GRAMS}
 * @param lengthMm the outer length in millimetres, 1 to {@value #LONGEST_MM}
 * @param widthMm the outer width in millimetres, 1 to {@value #LONGEST_MM}
 * @param heightMm the outer height in millimetres, 1 to {@value #LONGEST_MM}
 */
public record Parcel(int weightGrams, int lengthMm, int widthMm, int heightMm) {

    /** The most grams of a parcel: a tonne. */
    public static final int HEAVIEST_GRAMS = 1_000_000;

    /** The most millimetres of a side: ten metres. */
    public static final int LONGEST_MM = 10_000;

    /**
     * @throws IllegalArgumentException if the weight or a side is out of its range
     */
    public Parcel {
        check("weightGrams", weightGrams, HEAVIEST_GRAMS);
        check("lengthMm", lengthMm, LONGEST_MM);
        check("widthMm", widthMm, LONGEST_MM);
        check("heightMm", heightMm, LONGEST_MM);
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be from 1 to " + most);
        }
    }
}
