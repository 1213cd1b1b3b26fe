package io.waybill.query;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Reads columns that are never null. */
public final class Column {

    private Column() {}

    /**
     * The text in a column.
     *
     * @param row the row
     * @param name the column, declared {@code not null}
     * @return its text
     */
    public static String text(Readable row, String name) {
        return Objects.requireNonNull(row.get(name, String.class), name);
    }

    /**
     * The whole number in a column.
     *
     * @param row the row
     * @param name the column, declared {@code not null}
     * @return its number
     */
    public static long number(Readable row, String name) {
        return Objects.requireNonNull(row.get(name, Long.class), name);
    }
}
