package io.waybill.projection.shipping;

import io.waybill.projection.engine.Columns;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is to be added to the days, in the order of its keys. */
final class ShippingDays {

    private final Map<Key, Day> days = new TreeMap<>();

    Day of(LocalDate day, String carrier, String zone) {
        return days.computeIfAbsent(new Key(day, carrier, zone), Day::new);
    }

    void write(String place, JdbcClient jdbc) {
        if (days.isEmpty()) {
            return;
        }
        var column = new Columns<>(days.values());
        jdbc.sql("""
                        insert into %s.shipping_day as d
                            (day, carrier, zone, booked, dispatched, cancelled, failed_attempts, delivered, on_time,
                             transit_seconds, returned)
                        select * from unnest(?::date[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                                             ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                        on conflict (day, carrier, zone) do update
                        set booked = d.booked + excluded.booked,
                            dispatched = d.dispatched + excluded.dispatched,
                            cancelled = d.cancelled + excluded.cancelled,
                            failed_attempts = d.failed_attempts + excluded.failed_attempts,
                            delivered = d.delivered + excluded.delivered,
                            on_time = d.on_time + excluded.on_time,
                            transit_seconds = d.transit_seconds + excluded.transit_seconds,
                            returned = d.returned + excluded.returned""".formatted(place))
                .param(column.texts(day -> day.key.day().toString()))
                .param(column.texts(day -> day.key.carrier()))
                .param(column.texts(day -> day.key.zone()))
                .param(column.longs(day -> day.booked))
                .param(column.longs(day -> day.dispatched))
                .param(column.longs(day -> day.cancelled))
                .param(column.longs(day -> day.failedAttempts))
                .param(column.longs(day -> day.delivered))
                .param(column.longs(day -> day.onTime))
                .param(column.longs(day -> day.transitSeconds))
                .param(column.longs(day -> day.returned))
                .update();
    }

    private record Key(LocalDate day, String carrier, String zone) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::day).thenComparing(Key::carrier).thenComparing(Key::zone);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is added to one day, of one carrier and zone; less than 0 where something is taken back. */
    static final class Day {

        private final Key key;
        long booked;
        long dispatched;
        long cancelled;
        long failedAttempts;
        long delivered;
        long onTime;
        long transitSeconds;
        long returned;

        private Day(Key key) {
            this.key = key;
        }
    }
}
