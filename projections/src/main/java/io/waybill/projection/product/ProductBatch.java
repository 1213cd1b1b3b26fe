package io.waybill.projection.product;

import io.waybill.messages.live.LiveChange;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductEvent;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.ProjectedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What a batch of events comes to: of each product the last word, and of those that are no longer traded since when. */
final class ProductBatch implements Batch {

    private final String place;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, End> ends = new LinkedHashMap<>();
    private final Map<String, LiveChange> changes = new LinkedHashMap<>();

    ProductBatch(String place, JdbcClient jdbc, JsonMapper json) {
        this.place = place;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void add(ProjectedEvent event) {
        var happened = (ProductEvent) event.payload();
        switch (happened) {
            case ProductRegistered registered -> put(registered.details(), registered.registeredAt(), event);
            case ProductChanged changed -> put(changed.details(), changed.registeredAt(), event);
            case ProductPriceChanged changed -> put(changed.details(), changed.registeredAt(), event);
            case ProductDiscontinued ended ->
                ends.put(ended.productId(), new End(ended.productId(), ended.discontinuedAt(), event.version()));
            default -> throw new IllegalArgumentException("Not an event of this projection: " + happened);
        }
        changes.put(
                happened.productId(),
                new LiveChange(LiveChange.PRODUCT, happened.productId(), event.version(), event.position()));
    }

    private void put(ProductDetails details, Instant registeredAt, ProjectedEvent event) {
        String id = ((ProductEvent) event.payload()).productId();
        rows.put(
                id, new Row(id, details, json.writeValueAsString(details.attributes()), registeredAt, event.version()));
    }

    @Override
    public void write() {
        if (!rows.isEmpty()) {
            writeRows();
        }
        if (!ends.isEmpty()) {
            writeEnds();
        }
    }

    private void writeRows() {
        var column = new Columns<>(rows.values());
        jdbc.sql("""
                        insert into %s.product
                            (id, sku, name, description, price_minor_units, price_currency, category, attributes,
                             weight_grams, length_mm, width_mm, height_mm, created_at, version)
                        select * from unnest(
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::jsonb[],
                            ?::integer[], ?::integer[], ?::integer[], ?::integer[], ?::timestamptz[], ?::bigint[])
                        on conflict (id) do update
                        set (sku, name, description, price_minor_units, price_currency, category, attributes,
                             weight_grams, length_mm, width_mm, height_mm, version) =
                            (excluded.sku, excluded.name, excluded.description, excluded.price_minor_units,
                             excluded.price_currency, excluded.category, excluded.attributes, excluded.weight_grams,
                             excluded.length_mm, excluded.width_mm, excluded.height_mm, excluded.version)""".formatted(place))
                .param(column.texts(Row::id))
                .param(column.texts(row -> row.details.sku()))
                .param(column.texts(row -> row.details.name()))
                .param(column.texts(row -> row.details.description()))
                .param(column.longs(row -> row.details.price().minorUnits()))
                .param(column.texts(row -> row.details.price().currency()))
                .param(column.texts(row -> row.details.category()))
                .param(column.texts(Row::attributes))
                .param(column.integers(row -> row.details.weightGrams()))
                .param(column.integers(Row::length))
                .param(column.integers(Row::width))
                .param(column.integers(Row::height))
                .param(column.moments(Row::registeredAt))
                .param(column.longs(Row::version))
                .update();
    }

    private void writeEnds() {
        var column = new Columns<>(ends.values());
        jdbc.sql("""
                        update %s.product p set discontinued_at = n.at, version = n.version
                        from unnest(?::text[], ?::timestamptz[], ?::bigint[]) n (id, at, version)
                        where p.id = n.id""".formatted(place))
                .param(column.texts(End::id))
                .param(column.moments(End::at))
                .param(column.longs(End::version))
                .update();
    }

    @Override
    public Collection<LiveChange> changes() {
        return changes.values();
    }

    private record Row(String id, ProductDetails details, String attributes, Instant registeredAt, long version) {

        @Nullable
        Integer length() {
            var size = details.dimensionsMm();
            return size == null ? null : size.length();
        }

        @Nullable
        Integer width() {
            var size = details.dimensionsMm();
            return size == null ? null : size.width();
        }

        @Nullable
        Integer height() {
            var size = details.dimensionsMm();
            return size == null ? null : size.height();
        }
    }

    private record End(String id, Instant at, long version) {}
}
