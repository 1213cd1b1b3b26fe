package io.waybill.messages.product;

import io.waybill.messages.Money;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a product. What is absent stays as it is, so there is no way to take a weight away again but to
 * replace the product.
 *
 * @param sku the new stock keeping unit, or absent
 * @param name the new name, or absent
 * @param description the new description, or absent
 * @param price the new price, or absent
 * @param category the new category, or absent
 * @param attributes all attributes from now on, or absent
 * @param weightGrams the new weight in grams, or absent
 * @param dimensionsMm the new dimensions, or absent
 * @param replaces whether an absent weight and absent dimensions mean that there are none
 */
public record ProductChange(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String description,
        @Nullable Money price,
        @Nullable String category,
        @Nullable Map<String, String> attributes,
        @Nullable Integer weightGrams,
        @Nullable Dimensions dimensionsMm,
        boolean replaces) {

    /** Makes a product just this. */
    public static ProductChange to(ProductDetails details) {
        return new ProductChange(
                details.sku(),
                details.name(),
                details.description(),
                details.price(),
                details.category(),
                details.attributes(),
                details.weightGrams(),
                details.dimensionsMm(),
                true);
    }

    /** Changes nothing but the price. */
    public static ProductChange to(Money price) {
        return new ProductChange(null, null, null, price, null, null, null, null, false);
    }

    /**
     * What a product is after this change.
     *
     * @param before what it is before
     * @throws IllegalArgumentException if a text is blank or too long, or the price or weight is negative
     */
    public ProductDetails applyTo(ProductDetails before) {
        return new ProductDetails(
                Objects.requireNonNullElse(sku, before.sku()),
                Objects.requireNonNullElse(name, before.name()),
                Objects.requireNonNullElse(description, before.description()),
                Objects.requireNonNullElse(price, before.price()),
                Objects.requireNonNullElse(category, before.category()),
                Objects.requireNonNullElse(attributes, before.attributes()),
                weightGrams == null && !replaces ? before.weightGrams() : weightGrams,
                dimensionsMm == null && !replaces ? before.dimensionsMm() : dimensionsMm);
    }
}
