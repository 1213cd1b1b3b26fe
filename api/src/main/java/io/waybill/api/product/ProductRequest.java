package io.waybill.api.product;

import io.waybill.messages.product.Dimensions;
import io.waybill.messages.product.OpeningStock;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.StockItemId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new product as clients write it.
 *
 * @param sku the stock keeping unit
 * @param name the name
 * @param description free text, or absent
 * @param price the selling price
 * @param category the category it is filed under
 * @param attributes further named properties, or absent
 * @param weightGrams the weight in grams, or absent
 * @param dimensionsMm the outer dimensions in millimetres, or absent
 * @param initialQuantity how many there are from the start, or absent
 * @param reorderLevel at or below how many available the stock counts as low, or absent for 0
 * @param location where they lie, or absent for {@value #DEFAULT_LOCATION}
 */
record ProductRequest(
        @NotBlank @Size(max = ProductDetails.LONGEST_SKU) String sku,
        @NotBlank @Size(max = ProductDetails.LONGEST_NAME) String name,

        @Nullable @Size(max = ProductDetails.LONGEST_DESCRIPTION)
        String description,

        @NotNull @Valid MoneyRequest price,
        @NotBlank @Size(max = ProductDetails.LONGEST_NAME) String category,
        @Nullable @Size(max = 100) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 1000) String> attributes,
        @Nullable @PositiveOrZero Integer weightGrams,
        @Nullable @Valid DimensionsRequest dimensionsMm,

        @Nullable @PositiveOrZero @Max(RecordStockMovement.MOST)
        Long initialQuantity,

        @Nullable @PositiveOrZero @Max(RecordStockMovement.MOST)
        Long reorderLevel,

        @Nullable @Size(min = 1, max = StockItemId.LONGEST_LOCATION)
        String location) {

    /** Where goods lie if nobody says where. */
    static final String DEFAULT_LOCATION = "MAIN";

    ProductDetails details() {
        return new ProductDetails(
                sku,
                name,
                Objects.requireNonNullElse(description, ""),
                price.money(),
                category,
                Objects.requireNonNullElse(attributes, Map.of()),
                weightGrams,
                dimensionsMm == null ? null : dimensionsMm.dimensions());
    }

    /** The stock item to open with the product, or absent if neither a quantity nor a location was given. */
    @Nullable
    OpeningStock openingStock() {
        if (initialQuantity == null && location == null) {
            return null;
        }
        return new OpeningStock(
                Objects.requireNonNullElse(location, DEFAULT_LOCATION),
                Objects.requireNonNullElse(initialQuantity, 0L),
                Objects.requireNonNullElse(reorderLevel, 0L));
    }

    /**
     * Outer dimensions as clients write them.
     *
     * @param length in millimetres
     * @param width in millimetres
     * @param height in millimetres
     */
    record DimensionsRequest(
            @NotNull @Positive Integer length,
            @NotNull @Positive Integer width,
            @NotNull @Positive Integer height) {

        Dimensions dimensions() {
            return new Dimensions(length, width, height);
        }
    }
}
