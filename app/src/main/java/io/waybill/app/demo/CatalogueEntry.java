package io.waybill.app.demo;

import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;

/**
 * A product of the demo's catalogue, with the stock it starts with.
 *
 * @param sku the stock keeping unit
 * @param name the name, in Thai or English
 * @param description what it is, in the language of its name
 * @param price the selling price, in units of the currency
 * @param currency an ISO-4217 code
 * @param category the category it is filed under
 * @param weightGrams the weight in grams
 * @param initialQuantity how many there are before the first day
 * @param reorderLevel at or below how many available the stock counts as low
 * @param location where they lie
 */
public record CatalogueEntry(
        String sku,
        String name,
        String description,
        BigDecimal price,
        String currency,
        String category,
        int weightGrams,
        long initialQuantity,
        long reorderLevel,
        String location) {

    /** Whether there are Thai letters in its name. */
    public boolean namedInThai() {
        return name.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.THAI);
    }
}
