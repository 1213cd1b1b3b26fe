package io.waybill.projection.product;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waybill.messages.Money;
import io.waybill.messages.product.ProductView;
import java.math.BigDecimal;
import java.text.Collator;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A product as it is in the index: the view, and what it is filtered and sorted by.
 *
 * @param product the view
 * @param amount the price in ten-thousandths of its currency, for comparing prices whatever their currency
 * @param nameKey a text whose order is that of the names in a Thai dictionary
 * @param inStock whether some are available at any location
 * @param shelves what there is at each location
 */
record ProductDocument(
        @JsonUnwrapped ProductView product, long amount, String nameKey, boolean inStock, List<Shelf> shelves) {

    /** ISO 4217 has no currency with more decimals. */
    private static final int DECIMALS = 4;

    private static final Collator THAI = Collator.getInstance(Locale.of("th"));

    static ProductDocument of(ProductView product, List<Shelf> shelves) {
        return new ProductDocument(
                product, amount(product.price()), nameKey(product.name()), Shelf.anyAvailable(shelves), shelves);
    }

    private static long amount(Money price) {
        int digits = Currency.getInstance(price.currency()).getDefaultFractionDigits();
        var amount = BigDecimal.valueOf(price.minorUnits(), Math.max(0, digits)).movePointRight(DECIMALS);
        return amount.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static String nameKey(String name) {
        // Comparing with one collator is for one thread at a time.
        synchronized (THAI) {
            return HexFormat.of().formatHex(THAI.getCollationKey(name).toByteArray());
        }
    }
}
