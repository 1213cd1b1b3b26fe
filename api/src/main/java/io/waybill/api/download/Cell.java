package io.waybill.api.download;

import io.waybill.messages.report.Report.Column;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a row at a column, where it is not absent: a number or a text.
 *
 * @param number the number; of money its amount; absent for a text
 * @param value what the row has
 */
record Cell(@Nullable BigDecimal number, Object value) {

    /** What is in a row, or absent. */
    static @Nullable Cell of(Column column, Map<String, @Nullable Object> row) {
        Object value = row.get(column.name());
        if (value == null) {
            return null;
        }
        return switch (column.kind()) {
            case TEXT, DATE -> new Cell(null, value);
            case COUNT, DECIMAL -> new Cell(new BigDecimal(value.toString()), value);
            case MONEY ->
                value instanceof Map<?, ?> money
                        ? new Cell(new BigDecimal(String.valueOf(money.get("amount"))), value)
                        : null;
        };
    }

    /** As people read it. */
    String text() {
        return number == null ? value.toString() : String.format(Locale.ROOT, "%,." + decimals() + "f", number);
    }

    /** How many decimals its number is given with. */
    int decimals() {
        return number == null ? 0 : Math.max(0, number.scale());
    }
}
