package io.waybill.messages.product;

import io.waybill.messages.Money;
import io.waybill.messages.Texts;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a product is.
 *
 * @param sku the stock keeping unit, at most {@value #LONGEST_SKU} characters, unique without regard to case
 * @param name the name, in any language, at most {@value #LONGEST_NAME} characters
 * @param description free text, at most {@value #LONGEST_DESCRIPTION} characters, may be empty
 * @param price the selling price, not negative
 * @param category the category it is filed under, at most {@value #LONGEST_NAME} characters
 * @param attributes further named properties, for example colour
 * @param weightGrams the weight in grams, or absent
 * @param dimensionsMm the outer dimensions, or absent
 */
public record ProductDetails(
        String sku,
        String name,
        String description,
        Money price,
        String category,
        Map<String, String> attributes,
        @Nullable Integer weightGrams,
        @Nullable Dimensions dimensionsMm) {

    /** The most characters of a SKU. */
    public static final int LONGEST_SKU = 64;

    /** The most characters of a name or a category. */
    public static final int LONGEST_NAME = 200;

    /** The most characters of a description. */
    public static final int LONGEST_DESCRIPTION = 5000;

    /**
     * @throws IllegalArgumentException if a text is blank or too long, or the price or weight is negative
     */
    public ProductDetails {
        Texts.required("sku", sku, LONGEST_SKU);
        Texts.required("name", name, LONGEST_NAME);
        Texts.required("category", category, LONGEST_NAME);
        description = Objects.requireNonNullElse(description, "");
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        if (description.length() > LONGEST_DESCRIPTION) {
            throw new IllegalArgumentException("description must have at most " + LONGEST_DESCRIPTION + " characters");
        }
        if (price.minorUnits() < 0) {
            throw new IllegalArgumentException("price must not be negative");
        }
        if (weightGrams != null && weightGrams < 0) {
            throw new IllegalArgumentException("weightGrams must not be negative");
        }
    }

    /** The same at another price. */
    public ProductDetails withPrice(Money price) {
        return new ProductDetails(sku, name, description, price, category, attributes, weightGrams, dimensionsMm);
    }
}
