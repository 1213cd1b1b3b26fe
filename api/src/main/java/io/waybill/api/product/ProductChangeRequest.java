package io.waybill.api.product;

import io.waybill.api.product.ProductRequest.DimensionsRequest;
import io.waybill.messages.product.ProductChange;
import io.waybill.messages.product.ProductDetails;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a product, as clients write it; what is absent stays as it is.
 *
 * @param sku the stock keeping unit, or absent
 * @param name the name, or absent
 * @param description free text, or absent
 * @param price the selling price, or absent
 * @param category the category it is filed under, or absent
 * @param attributes all further named properties, or absent
 * @param weightGrams the weight in grams, or absent
 * @param dimensionsMm the outer dimensions in millimetres, or absent
 */
record ProductChangeRequest(
        @Nullable @Pattern(regexp = NOT_BLANK, message = "must not be blank") @Size(max = ProductDetails.LONGEST_SKU)
        String sku,

        @Nullable @Pattern(regexp = NOT_BLANK, message = "must not be blank") @Size(max = ProductDetails.LONGEST_NAME)
        String name,

        @Nullable @Size(max = ProductDetails.LONGEST_DESCRIPTION)
        String description,

        @Nullable @Valid MoneyRequest price,

        @Nullable @Pattern(regexp = NOT_BLANK, message = "must not be blank") @Size(max = ProductDetails.LONGEST_NAME)
        String category,

        @Nullable @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 1000) String> attributes,
        @Nullable @PositiveOrZero Integer weightGrams,
        @Nullable @Valid DimensionsRequest dimensionsMm) {

    private static final String NOT_BLANK = "(?s).*\\S.*";

    ProductChange change() {
        return new ProductChange(
                sku,
                name,
                description,
                price == null ? null : price.money(),
                category,
                attributes,
                weightGrams,
                dimensionsMm == null ? null : dimensionsMm.dimensions(),
                false);
    }
}
