package io.waybill.query.product;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import io.waybill.messages.product.SearchProducts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The filters of a search for products, which are applied after counting: each facet leaves out its own. */
final class ProductFilters {

    /** What can be filtered by. */
    enum By {
        CATEGORY,
        PRICE,
        STOCK
    }

    /** Amounts are kept as whole numbers of this many decimals. */
    static final int DECIMALS = 4;

    private final Map<By, Query> filters = new EnumMap<>(By.class);

    ProductFilters(SearchProducts search) {
        String category = search.category();
        if (category != null) {
            filters.put(
                    By.CATEGORY,
                    Query.of(query -> query.term(term -> term.field("category").value(category))));
        }
        if (search.minPrice() != null || search.maxPrice() != null) {
            filters.put(By.PRICE, costing(search.minPrice(), search.maxPrice()));
        }
        Boolean inStock = search.inStock();
        if (inStock != null) {
            filters.put(By.STOCK, inStock ? IN_STOCK : without(IN_STOCK));
        }
    }

    /** Some are available. */
    static final Query IN_STOCK =
            Query.of(query -> query.term(term -> term.field("inStock").value(true)));

    /** Products that are traded: not what only says whose a stock item is, nor what ended. */
    static final Query TRADED =
            Query.of(query -> query.bool(bool -> bool.filter(known -> known.exists(exists -> exists.field("sku")))
                    .mustNot(ended -> ended.exists(exists -> exists.field("discontinuedAt")))));

    /** All of them. */
    Query all() {
        return both(List.copyOf(filters.values()));
    }

    /** All but one. */
    Query allBut(By own) {
        List<Query> others = new ArrayList<>();
        filters.forEach((by, filter) -> {
            if (by != own) {
                others.add(filter);
            }
        });
        return both(others);
    }

    private static Query both(List<Query> filters) {
        return filters.isEmpty()
                ? Query.of(query -> query.matchAll(all -> all))
                : Query.of(query -> query.bool(bool -> bool.filter(filters)));
    }

    private static Query without(Query filter) {
        return Query.of(query -> query.bool(bool -> bool.mustNot(filter)));
    }

    private static Query costing(@Nullable BigDecimal least, @Nullable BigDecimal most) {
        return Query.of(query -> query.range(range -> range.untyped(price -> {
            price.field("amount");
            if (least != null) {
                price.gte(JsonData.of(amount(least)));
            }
            if (most != null) {
                price.lte(JsonData.of(amount(most)));
            }
            return price;
        })));
    }

    private static long amount(BigDecimal price) {
        return price.movePointRight(DECIMALS).longValue();
    }
}
