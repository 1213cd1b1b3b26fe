package io.waybill.messages;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param minorUnits the amount in the currency's minor unit (satang, cent), may be negative
 * @param currency the ISO-4217 code, for example {@code THB}
 */
public record Money(long minorUnits, String currency) {

    /**
     * @throws IllegalArgumentException if {@code currency} is not an ISO-4217 code
     */
    public Money {
        Currency.getInstance(currency);
    }

    /** The same as a number in the currency's main unit, with as many decimals as it has. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minorUnits, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
