package io.waybill.projection.trade;

import io.waybill.messages.Money;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.projection.engine.Columns;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to be added to the days, in the order of its keys. */
final class TradeDays {

    private final Map<Key, Sum> sums = new TreeMap<>();
    private final Map<LedgerKey, Ledger> ledgers = new TreeMap<>();

    void movement(LocalDate day, StockItemOpened item, StockMovementRecorded movement, Money price) {
        var key =
                new Key(day, item.productId(), item.location(), movement.type().name(), price.currency());
        var sum = sums.computeIfAbsent(key, Sum::new);
        var quantity = BigInteger.valueOf(movement.quantity()).abs();
        sum.movements++;
        sum.quantity = sum.quantity.add(quantity);
        sum.change = sum.change.add(BigInteger.valueOf(movement.newQuantity() - movement.previousQuantity()));
        sum.amount = sum.amount.add(quantity.multiply(BigInteger.valueOf(price.minorUnits())));
    }

    void stockValue(LocalDate day, String currency, BigInteger change) {
        var ledger = ledgers.computeIfAbsent(new LedgerKey(day, currency), Ledger::new);
        ledger.stockValue = ledger.stockValue.add(change);
    }

    void shippingCost(LocalDate day, String currency, BigInteger change) {
        var ledger = ledgers.computeIfAbsent(new LedgerKey(day, currency), Ledger::new);
        ledger.shippingCost = ledger.shippingCost.add(change);
    }

    void write(String place, JdbcClient jdbc) {
        if (!sums.isEmpty()) {
            addByProduct(place, jdbc);
            addByLocation(place, jdbc);
        }
        if (!ledgers.isEmpty()) {
            addToLedger(place, jdbc);
        }
    }

    private void addByProduct(String place, JdbcClient jdbc) {
        var column = new Columns<>(sums.values());
        jdbc.sql("""
                        insert into %s.trade_product_day as t
                            (day, product_id, location, movement, currency, movements, quantity, change, amount)
                        select * from unnest(?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                                             ?::numeric[], ?::numeric[], ?::numeric[])
                        on conflict (day, product_id, location, movement, currency) do update
                        set movements = t.movements + excluded.movements,
                            quantity = t.quantity + excluded.quantity,
                            change = t.change + excluded.change,
                            amount = t.amount + excluded.amount""".formatted(place))
                .param(column.texts(sum -> sum.key.day().toString()))
                .param(column.texts(sum -> sum.key.productId()))
                .param(column.texts(sum -> sum.key.location()))
                .param(column.texts(sum -> sum.key.movement()))
                .param(column.texts(sum -> sum.key.currency()))
                .param(column.longs(sum -> sum.movements))
                .param(numbers(sums.values(), sum -> sum.quantity))
                .param(numbers(sums.values(), sum -> sum.change))
                .param(numbers(sums.values(), sum -> sum.amount))
                .update();
    }

    private void addByLocation(String place, JdbcClient jdbc) {
        var column = new Columns<>(sums.values());
        jdbc.sql("""
                        insert into %s.trade_day as t
                            (day, location, movement, currency, movements, quantity, change, amount)
                        select day, location, movement, currency, sum(movements), sum(quantity), sum(change), sum(amount)
                        from unnest(?::date[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::numeric[], ?::numeric[],
                                    ?::numeric[])
                            n (day, location, movement, currency, movements, quantity, change, amount)
                        group by day, location, movement, currency
                        order by day, location, movement, currency
                        on conflict (day, location, movement, currency) do update
                        set movements = t.movements + excluded.movements,
                            quantity = t.quantity + excluded.quantity,
                            change = t.change + excluded.change,
                            amount = t.amount + excluded.amount""".formatted(place))
                .param(column.texts(sum -> sum.key.day().toString()))
                .param(column.texts(sum -> sum.key.location()))
                .param(column.texts(sum -> sum.key.movement()))
                .param(column.texts(sum -> sum.key.currency()))
                .param(column.longs(sum -> sum.movements))
                .param(numbers(sums.values(), sum -> sum.quantity))
                .param(numbers(sums.values(), sum -> sum.change))
                .param(numbers(sums.values(), sum -> sum.amount))
                .update();
    }

    private void addToLedger(String place, JdbcClient jdbc) {
        var column = new Columns<>(ledgers.values());
        jdbc.sql("""
                        insert into %s.trade_ledger_day as t (day, currency, stock_value, shipping_cost)
                        select * from unnest(?::date[], ?::text[], ?::numeric[], ?::numeric[])
                        on conflict (day, currency) do update
                        set stock_value = t.stock_value + excluded.stock_value,
                            shipping_cost = t.shipping_cost + excluded.shipping_cost""".formatted(place))
                .param(column.texts(ledger -> ledger.key.day().toString()))
                .param(column.texts(ledger -> ledger.key.currency()))
                .param(numbers(ledgers.values(), ledger -> ledger.stockValue))
                .param(numbers(ledgers.values(), ledger -> ledger.shippingCost))
                .update();
    }

    private static <R> String[] numbers(Collection<R> rows, Function<R, BigInteger> column) {
        return rows.stream().map(column).map(BigInteger::toString).toArray(String[]::new);
    }

    private record Key(LocalDate day, String productId, String location, String movement, String currency)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::day)
                .thenComparing(Key::productId)
                .thenComparing(Key::location)
                .thenComparing(Key::movement)
                .thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record LedgerKey(LocalDate day, String currency) implements Comparable<LedgerKey> {

        private static final Comparator<LedgerKey> ORDER =
                Comparator.comparing(LedgerKey::day).thenComparing(LedgerKey::currency);

        @Override
        public int compareTo(LedgerKey other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sum {

        private final Key key;
        private long movements;
        private BigInteger quantity = BigInteger.ZERO;
        private BigInteger change = BigInteger.ZERO;
        private BigInteger amount = BigInteger.ZERO;

        Sum(Key key) {
            this.key = key;
        }
    }

    private static final class Ledger {

        private final LedgerKey key;
        private BigInteger stockValue = BigInteger.ZERO;
        private BigInteger shippingCost = BigInteger.ZERO;

        Ledger(LedgerKey key) {
            this.key = key;
        }
    }
}
