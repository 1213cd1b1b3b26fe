package io.waybill.projection.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as arrays, one for each column, which is how PostgreSQL's {@code unnest} takes them: one statement for a whole batch,
 * whatever its size.
 *
 * @param <R> what a row is made from
 */
public final class Columns<R> {

    private final Collection<R> rows;

    /** Of these rows, in this order. */
    public Columns(Collection<R> rows) {
        this.rows = rows;
    }

    /** A column of type {@code text[]}. */
    public @Nullable String[] texts(Function<R, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /** A column of type {@code bigint[]}. */
    public @Nullable Long[] longs(Function<R, @Nullable Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    /** A column of type {@code integer[]}. */
    public @Nullable Integer[] integers(Function<R, @Nullable Integer> column) {
        return rows.stream().map(column).toArray(Integer[]::new);
    }

    /** A column of type {@code boolean[]}. */
    public @Nullable Boolean[] booleans(Function<R, @Nullable Boolean> column) {
        return rows.stream().map(column).toArray(Boolean[]::new);
    }

    /** A column to be cast to {@code timestamptz[]}. */
    public @Nullable String[] moments(Function<R, @Nullable Instant> column) {
        return rows.stream()
                .map(row -> {
                    var moment = column.apply(row);
                    return moment == null ? null : moment.toString();
                })
                .toArray(String[]::new);
    }
}
