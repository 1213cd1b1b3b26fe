package io.waybill.projection.stock;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationCommitted;
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

/** What a batch of events comes to: a row for each movement, and how far each stock item is. */
final class MovementBatch implements Batch {

    private final String place;
    private final JdbcClient jdbc;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, LiveChange> items = new LinkedHashMap<>();

    MovementBatch(String place, JdbcClient jdbc) {
        this.place = place;
        this.jdbc = jdbc;
    }

    @Override
    public void add(ProjectedEvent event) {
        var happened = (StockEvent) event.payload();
        switch (happened) {
            case StockMovementRecorded movement -> put(movement, event);
            case StockReservationCommitted committed -> put(committed.movement(), event);
            // Of every other event it has to be seen only that it is this far.
            default -> {}
        }
        items.put(
                happened.stockItemId(),
                new LiveChange(LiveChange.MOVEMENT, happened.stockItemId(), event.version(), event.position()));
    }

    private void put(StockMovementRecorded movement, ProjectedEvent event) {
        var by = event.metaData().get(MetaDataKeys.USER_ID) instanceof String userId ? userId : null;
        rows.add(new Row(movement, event.version(), event.at(), by));
    }

    @Override
    public void write() {
        if (!items.isEmpty()) {
            writeItems();
        }
        if (!rows.isEmpty()) {
            writeRows();
        }
    }

    private void writeItems() {
        var column = new Columns<>(items.values());
        jdbc.sql("""
                        insert into %s.moved_item (id, version)
                        select * from unnest(?::text[], ?::bigint[])
                        on conflict (id) do update set version = excluded.version""".formatted(place))
                .param(column.texts(LiveChange::id))
                .param(column.longs(LiveChange::version))
                .update();
    }

    private void writeRows() {
        var column = new Columns<>(rows);
        jdbc.sql("""
                        insert into %s.stock_movement
                            (stock_item_id, version, movement_id, type, quantity, previous_quantity, new_quantity,
                             reference_id, notes, at, user_id)
                        select * from unnest(
                            ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                            ?::text[], ?::text[], ?::timestamptz[], ?::text[])""".formatted(place))
                .param(column.texts(row -> row.movement.stockItemId()))
                .param(column.longs(Row::version))
                .param(column.texts(row -> row.movement.movementId()))
                .param(column.texts(row -> row.movement.type().name()))
                .param(column.longs(row -> row.movement.quantity()))
                .param(column.longs(row -> row.movement.previousQuantity()))
                .param(column.longs(row -> row.movement.newQuantity()))
                .param(column.texts(row -> row.movement.referenceId()))
                .param(column.texts(row -> row.movement.notes()))
                .param(column.moments(Row::at))
                .param(column.texts(Row::userId))
                .update();
    }

    @Override
    public Collection<LiveChange> changes() {
        return items.values();
    }

    private record Row(
            StockMovementRecorded movement,
            long version,
            Instant at,
            @Nullable String userId) {}
}
