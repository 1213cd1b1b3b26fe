package io.waybill.projection.trade;

import static io.waybill.messages.stock.MovementType.ADJUSTED;
import static io.waybill.messages.stock.MovementType.RECEIVED;
import static io.waybill.messages.stock.MovementType.SOLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.messages.Money;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.projection.engine.ProjectedEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What trade comes to on each day, over a real PostgreSQL. */
class TradeProjectionTest {

    private static final EmbeddedPostgres POSTGRES = start();

    private final TradeProjection projection =
            new TradeProjection(POSTGRES.getPostgresDatabase(), ZoneId.of("Asia/Bangkok"));
    private final JdbcClient jdbc = JdbcClient.create(POSTGRES.getPostgresDatabase());
    private final List<ProjectedEvent> events = new ArrayList<>();
    private long onHand;
    private long position;

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        POSTGRES.close();
    }

    @BeforeEach
    void makePlaces() {
        for (int generation : List.of(1, 2)) {
            projection.places().drop(generation);
            projection.places().create(generation);
        }
    }

    @Test
    void a_day_ends_at_midnight_of_the_business() {
        registered("10.00", "2026-11-20T00:00:00Z");
        move(RECEIVED, 10, "2026-11-20T16:59:59.999Z");
        move(SOLD, 1, "2026-11-20T17:00:00Z");
        move(SOLD, 2, "2026-11-21T16:59:59Z");
        move(SOLD, 4, "2026-11-21T17:00:00Z");
        write(1);

        assertThat(rows("select day, movement, movements, quantity, amount from trade_1.trade_day order by 1, 2"))
                .containsExactly(
                        "2026-11-20 RECEIVED 1 10 10000", "2026-11-21 SOLD 2 3 3000", "2026-11-22 SOLD 1 4 4000");
    }

    @Test
    void goods_are_sold_at_the_price_of_that_moment() {
        registered("10.00", "2026-11-20T01:00:00Z");
        move(RECEIVED, 10, "2026-11-20T02:00:00Z");
        move(SOLD, 1, "2026-11-20T03:00:00Z");
        reprice(new Money(1500, "THB"), "2026-11-20T04:00:00Z");
        move(SOLD, 1, "2026-11-20T05:00:00Z");
        commit(2, "2026-11-20T06:00:00Z");
        reprice(new Money(300, "USD"), "2026-11-20T07:00:00Z");
        move(SOLD, 3, "2026-11-20T08:00:00Z");
        write(1);

        assertThat(rows("select currency, movements, quantity, amount from trade_1.trade_product_day"
                        + " where movement = 'SOLD' order by 1"))
                .containsExactly("THB 3 4 5500", "USD 1 3 900");
        // Three are left at 3 dollars, and nothing at baht.
        assertThat(rows("select currency, stock_value from trade_1.trade_ledger_day order by 1"))
                .containsExactly("THB 0", "USD 900");
    }

    @Test
    void a_count_corrects_in_either_direction() {
        registered("1.00", "2026-11-20T01:00:00Z");
        move(RECEIVED, 10, "2026-11-20T02:00:00Z");
        move(ADJUSTED, -3, "2026-11-20T03:00:00Z");
        move(ADJUSTED, 1, "2026-11-20T03:00:00Z");
        write(1);

        assertThat(rows("select movements, quantity, change from trade_1.trade_day where movement = 'ADJUSTED'"))
                .containsExactly("2 4 -2");
    }

    @Test
    void amounts_have_no_bounds() {
        events.add(event(new ProductRegistered(
                "p", details(new Money(Long.MAX_VALUE, "THB")), Instant.parse("2026-11-20T00:00:00Z"))));
        events.add(event(new StockItemOpened("i", "p", "BANGKOK", 0)));
        move(RECEIVED, 1_000_000_000, "2026-11-20T02:00:00Z");
        write(1);

        assertThat(rows("select amount from trade_1.trade_day")).containsExactly("9223372036854775807000000000");
    }

    @Test
    void batches_come_to_the_same_as_single_events() {
        registered("10.00", "2026-11-20T01:00:00Z");
        move(RECEIVED, 10, "2026-11-20T02:00:00Z");
        events.add(event(new ProductChanged(
                "p", details(new Money(1200, "THB")), Instant.EPOCH, Instant.parse("2026-11-20T02:30:00Z"))));
        move(SOLD, 1, "2026-11-20T03:00:00Z");
        reprice(new Money(1200, "THB"), "2026-11-20T04:00:00Z");
        move(SOLD, 1, "2026-11-21T05:00:00Z");
        write(1);
        for (var event : events) {
            var single = projection.begin("trade_2");
            single.add(event);
            single.write();
        }

        assertThat(projection.places().differences(1, 2)).isEmpty();
        assertThat(rows("select amount from trade_1.trade_day where movement = 'SOLD' order by day"))
                .containsExactly("1000", "1200");
    }

    @Test
    void what_nobody_knows_waits() {
        move(RECEIVED, 1, "2026-11-20T02:00:00Z");

        assertThatThrownBy(() -> write(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stock item i");
    }

    private void registered(String price, String at) {
        events.add(event(
                new ProductRegistered("p", details(new Money(minorUnits(price), "THB")), Instant.parse(at)), at));
        events.add(event(new StockItemOpened("i", "p", "BANGKOK", 0), at));
    }

    private static long minorUnits(String price) {
        return Long.parseLong(price.replace(".", ""));
    }

    private static ProductDetails details(Money price) {
        return new ProductDetails("SKU", "Tea", "", price, "Drinks", Map.of(), null, null);
    }

    private void reprice(Money price, String at) {
        events.add(event(
                new ProductPriceChanged("p", new Money(0, "THB"), details(price), Instant.EPOCH, Instant.parse(at)),
                at));
    }

    private void move(MovementType type, long quantity, String at) {
        long before = onHand;
        onHand += type.change(quantity);
        events.add(event(new StockMovementRecorded("i", "m", type, quantity, before, onHand, 0, null, null), at));
    }

    private void commit(long quantity, String at) {
        long before = onHand;
        onHand -= quantity;
        events.add(event(new StockReservationCommitted("i", "r", "o", quantity, 0, before, onHand), at));
    }

    private ProjectedEvent event(Object payload) {
        return event(payload, "2026-11-20T01:00:00Z");
    }

    private ProjectedEvent event(Object payload, String at) {
        long number = position++;
        return new ProjectedEvent("e" + number, payload, "Any", "a", number, number, Instant.parse(at), Map.of());
    }

    private void write(int generation) {
        var batch = projection.begin("trade_" + generation);
        events.forEach(batch::add);
        batch.write();
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        cells.add(row.getString(column));
                    }
                    return String.join(" ", cells);
                })
                .list();
    }
}
