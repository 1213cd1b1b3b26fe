package io.waybill.messages;

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
}
