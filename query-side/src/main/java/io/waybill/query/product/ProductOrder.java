package io.waybill.query.product;

import co.elastic.clients.elasticsearch._types.FieldSort;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import io.waybill.messages.product.ProductSort;
import io.waybill.query.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of a search, and where in it a page ended. Points, prices, names and moments are the product's own, and ids are
 * unique: so whatever else changes, the next page begins right behind the last product of the one before.
 *
 * @param sort the order
 * @param forgiving whether misspelt words are looked for
 */
record ProductOrder(ProductSort sort, boolean forgiving) {

    private static final int VALUES = 3;

    /** The order that a page ended in. */
    static ProductOrder of(ProductSort sort, String cursor) {
        String name = Cursor.parse(cursor, VALUES).values().getFirst();
        for (boolean forgiving : new boolean[] {false, true}) {
            var order = new ProductOrder(sort, forgiving);
            if (order.name().equals(name)) {
                return order;
            }
        }
        throw Cursor.broken();
    }

    private String name() {
        return sort.name() + (forgiving ? "?" : "");
    }

    List<SortOptions> options() {
        var first = switch (sort) {
            case RELEVANCE -> SortOptions.of(by -> by.score(score -> score.order(SortOrder.Desc)));
            case NAME -> by("nameKey", FieldType.Keyword, SortOrder.Asc);
            case NAME_FALLING -> by("nameKey", FieldType.Keyword, SortOrder.Desc);
            case PRICE -> by("amount", FieldType.Long, SortOrder.Asc);
            case PRICE_FALLING -> by("amount", FieldType.Long, SortOrder.Desc);
            case NEWEST -> by("createdAt", FieldType.Date, SortOrder.Desc);
        };
        return List.of(first, by("id", FieldType.Keyword, SortOrder.Asc));
    }

    private static SortOptions by(String field, FieldType type, SortOrder order) {
        // An index of an older revision, which serves until the new one is built, has not all fields.
        return SortOptions.of(by ->
                by.field(FieldSort.of(sort -> sort.field(field).order(order).unmappedType(type))));
    }

    /** Where to go on, as a search takes it. */
    List<FieldValue> after(String cursor) {
        var values = Cursor.parse(cursor, VALUES).values();
        return List.of(value(values.get(1)), FieldValue.of(values.getLast()));
    }

    private FieldValue value(String text) {
        try {
            return switch (sort) {
                case RELEVANCE -> FieldValue.of(points(text));
                case NAME, NAME_FALLING -> FieldValue.of(text);
                case PRICE, PRICE_FALLING, NEWEST -> FieldValue.of(Long.parseLong(text));
            };
        } catch (NumberFormatException e) {
            throw Cursor.broken();
        }
    }

    private static double points(String text) {
        double points = Double.parseDouble(text);
        if (Double.isFinite(points)) {
            return points;
        }
        throw Cursor.broken();
    }

    /** The cursor for the page behind a product; absent where the index cannot tell. */
    @Nullable
    String cursor(List<FieldValue> last) {
        var value = last.getFirst();
        if (value.isNull()) {
            return null;
        }
        String text = switch (sort) {
            case RELEVANCE -> Double.toString(value.doubleValue());
            case NAME, NAME_FALLING -> value.stringValue();
            case PRICE, PRICE_FALLING, NEWEST -> Long.toString(value.longValue());
        };
        return new Cursor(List.of(name(), text, last.getLast().stringValue())).token();
    }
}
