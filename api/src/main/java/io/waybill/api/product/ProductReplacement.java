package io.waybill.api.product;

import io.waybill.api.product.ProductRequest.DimensionsRequest;
import io.waybill.messages.product.ProductChange;
import io.waybill.messages.product.ProductDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All of a product, as clients write it to replace what there is.
 *
 * @param sku the stock keeping unit
 * @param name the name
 * @param description free text, or absent for none
 * @param price the selling price
 * @param category the category it is filed under
 * @param attributes further named properties, or absent for none
 * @param weightGrams the weight in grams, or absent for none
 * @param dimensionsMm the outer dimensions in millimetres, or absent for none
 */
record ProductReplacement(
        @NotBlank @Size(max = ProductDetails.LONGEST_SKU) String sku,
        @NotBlank @Size(max = ProductDetails.LONGEST_NAME) String name,

        @Nullable @Size(max = ProductDetails.LONGEST_DESCRIPTION)
        String description,

        @NotNull @Valid MoneyRequest price,
        @NotBlank @Size(max = ProductDetails.LONGEST_NAME) String category,
        @Nullable @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 1000) String> attributes,
        @Nullable @PositiveOrZero Integer weightGrams,
        @Nullable @Valid DimensionsRequest dimensionsMm) {

    ProductChange change() {
        return ProductChange.to(new ProductDetails(
                sku,
                name,
                Objects.requireNonNullElse(description, ""),
                price.money(),
                category,
                Objects.requireNonNullElse(attributes, Map.of()),
                weightGrams,
                dimensionsMm == null ? null : dimensionsMm.dimensions()));
    }
}
