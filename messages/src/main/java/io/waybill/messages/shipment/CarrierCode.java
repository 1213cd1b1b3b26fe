package io.waybill.messages.shipment;

import java.util.Locale;
import java.util.regex.Pattern;

/** The codes of carriers: capitals, digits and underscores, for example {@code THAILAND_POST}. */
public final class CarrierCode {

    /** The most characters of a code. */
    public static final int LONGEST = 40;

    private static final Pattern SEPARATORS = Pattern.compile("[-. ]");

    private CarrierCode() {}

    /**
     * The code as commands and events use it.
     *
     * @param written the code in either case, with dashes, dots, blanks or underscores, as paths and configuration have it
     * @return the code, which need not be that of a carrier
     */
    public static String of(String written) {
        return SEPARATORS.matcher(written.strip().toUpperCase(Locale.ROOT)).replaceAll("_");
    }
}
