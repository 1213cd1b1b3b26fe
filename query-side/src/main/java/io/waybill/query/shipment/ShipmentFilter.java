package io.waybill.query.shipment;

import io.waybill.messages.shipment.ListShipments;
import io.waybill.query.Cursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which rows of shipments are meant, as conditions and what is bound to them. */
final class ShipmentFilter {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> bindings = new LinkedHashMap<>();

    private ShipmentFilter() {}

    static ShipmentFilter of(ListShipments query) {
        return new ShipmentFilter()
                .and(
                        "status = :status",
                        "status",
                        query.status() == null ? null : query.status().name())
                .and("carrier = :carrier", "carrier", query.carrier())
                .and("booked_at >= :from", "from", query.from())
                .and("booked_at < :to", "to", query.to())
                .and("searched like lower(:pattern)", "pattern", query.text() == null ? null : pattern(query.text()));
    }

    /** Only the rows after the last one of a page, in the order from the newest to the oldest. */
    ShipmentFilter after(@Nullable String cursor) {
        if (cursor == null) {
            return this;
        }
        var values = Cursor.parse(cursor, 2).values();
        return and("(booked_at, id) < (:bookedAt, :id)", "bookedAt", moment(values.getFirst()))
                .binding("id", values.getLast());
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Map<String, Object> bindings() {
        return bindings;
    }

    private ShipmentFilter and(String condition, String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        conditions.add(condition);
        return binding(name, value);
    }

    private ShipmentFilter binding(String name, Object value) {
        bindings.put(name, value);
        return this;
    }

    /** A text as a pattern that matches it anywhere, and nothing else. */
    private static String pattern(String text) {
        return '%' + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
    }

    private static Instant moment(String written) {
        try {
            var moment = Instant.parse(written);
            int year = moment.atOffset(ZoneOffset.UTC).getYear();
            // Beyond these the store knows no moments, and no shipment was booked there.
            if (year >= 1 && year <= 9999) {
                return moment;
            }
        } catch (DateTimeException e) {
            throw Cursor.broken();
        }
        throw Cursor.broken();
    }
}
