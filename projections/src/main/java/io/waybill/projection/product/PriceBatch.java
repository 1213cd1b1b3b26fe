package io.waybill.projection.product;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Money;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.product.ProductEvent;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.ProjectedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a batch of events comes to: a row for each new price, and how far each product is. */
final class PriceBatch implements Batch {

    private final String place;
    private final JdbcClient jdbc;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, LiveChange> products = new LinkedHashMap<>();

    PriceBatch(String place, JdbcClient jdbc) {
        this.place = place;
        this.jdbc = jdbc;
    }

    @Override
    public void add(ProjectedEvent event) {
        var happened = (ProductEvent) event.payload();
        switch (happened) {
            case ProductRegistered registered ->
                put(event, registered.details().price(), null, registered.registeredAt());
            case ProductPriceChanged changed ->
                put(event, changed.details().price(), changed.previousPrice(), changed.changedAt());
            // Of every other event it has to be seen only that it is this far.
            default -> {}
        }
        products.put(
                happened.productId(),
                new LiveChange(LiveChange.PRICE, happened.productId(), event.version(), event.position()));
    }

    private void put(ProjectedEvent event, Money price, @Nullable Money before, Instant from) {
        var by = event.metaData().get(MetaDataKeys.USER_ID) instanceof String userId ? userId : null;
        rows.add(new Row(((ProductEvent) event.payload()).productId(), event.version(), from, price, before, by));
    }

    @Override
    public void write() {
        if (!products.isEmpty()) {
            writeProducts();
        }
        if (!rows.isEmpty()) {
            writeRows();
        }
    }

    private void writeProducts() {
        var column = new Columns<>(products.values());
        jdbc.sql("""
                        insert into %s.priced_product (id, version)
                        select * from unnest(?::text[], ?::bigint[])
                        on conflict (id) do update set version = excluded.version""".formatted(place))
                .param(column.texts(LiveChange::id))
                .param(column.longs(LiveChange::version))
                .update();
    }

    private void writeRows() {
        var column = new Columns<>(rows);
        jdbc.sql("""
                        insert into %s.product_price
                            (product_id, version, valid_from, minor_units, currency, previous_minor_units,
                             previous_currency, user_id)
                        select * from unnest(
                            ?::text[], ?::bigint[], ?::timestamptz[], ?::bigint[], ?::text[], ?::bigint[], ?::text[],
                            ?::text[])""".formatted(place))
                .param(column.texts(Row::productId))
                .param(column.longs(Row::version))
                .param(column.moments(Row::from))
                .param(column.longs(row -> row.price.minorUnits()))
                .param(column.texts(row -> row.price.currency()))
                .param(column.longs(row -> row.before == null ? null : row.before.minorUnits()))
                .param(column.texts(row -> row.before == null ? null : row.before.currency()))
                .param(column.texts(Row::userId))
                .update();
    }

    @Override
    public Collection<LiveChange> changes() {
        return products.values();
    }

    private record Row(
            String productId,
            long version,
            Instant from,
            Money price,
            @Nullable Money before,
            @Nullable String userId) {}
}
