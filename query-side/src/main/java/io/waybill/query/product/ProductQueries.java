package io.waybill.query.product;

import io.r2dbc.spi.Readable;
import io.waybill.messages.Money;
import io.waybill.messages.product.Dimensions;
import io.waybill.messages.product.FindProduct;
import io.waybill.messages.product.ProductView;
import io.waybill.query.Answer;
import io.waybill.query.Column;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Answers what a product is. */
@Component
class ProductQueries {

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final DatabaseClient readModels;
    private final JsonMapper json;

    ProductQueries(DatabaseClient readModels, JsonMapper json) {
        this.readModels = readModels;
        this.json = json;
    }

    @QueryHandler
    CompletableFuture<ProductView> handle(FindProduct query) {
        return Answer.of(readModels
                .sql("select * from projection.product where id = :id and (:all or discontinued_at is null)")
                .bind("id", query.productId())
                .bind("all", query.includeDiscontinued())
                .map(this::view)
                .one());
    }

    private ProductView view(Readable row) {
        return new ProductView(
                Column.text(row, "id"),
                Column.text(row, "sku"),
                Column.text(row, "name"),
                Column.text(row, "description"),
                new Money(Column.number(row, "price_minor_units"), Column.text(row, "price_currency")),
                Column.text(row, "category"),
                json.readValue(Column.text(row, "attributes"), ATTRIBUTES),
                row.get("weight_grams", Integer.class),
                dimensions(row),
                Objects.requireNonNull(row.get("created_at", Instant.class)),
                row.get("discontinued_at", Instant.class),
                Column.number(row, "version"));
    }

    private static @Nullable Dimensions dimensions(Readable row) {
        Integer length = row.get("length_mm", Integer.class);
        Integer width = row.get("width_mm", Integer.class);
        Integer height = row.get("height_mm", Integer.class);
        return length == null || width == null || height == null ? null : new Dimensions(length, width, height);
    }
}
