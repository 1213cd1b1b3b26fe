package io.waybill.query.product;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.AggregationRange;
import co.elastic.clients.util.NamedValue;
import io.waybill.messages.product.ProductFacets;
import io.waybill.messages.product.ProductFacets.InCategory;
import io.waybill.messages.product.ProductFacets.InPriceRange;
import io.waybill.messages.product.ProductFacets.InStock;
import io.waybill.query.product.ProductFilters.By;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what a text matches, by what it can be filtered by. */
final class FacetCounts {

    private static final String FOUND = "found";
    private static final String CATEGORIES = "categories";
    private static final String PRICES = "prices";
    private static final String STOCK = "stock";
    private static final String WITHIN = "within";
    private static final int MOST_CATEGORIES = 50;

    /** Where one range of prices ends and the next begins. */
    private static final List<Long> BOUNDS = List.of(100L, 500L, 1_000L, 5_000L);

    private static final double SCALE = Math.pow(10, ProductFilters.DECIMALS);

    /** The step of prices that most currencies have, so that the end of a range is not in the next. */
    private static final BigDecimal STEP = new BigDecimal("0.01");

    private FacetCounts() {}

    static Map<String, Aggregation> wanted(ProductFilters filters) {
        return Map.of(
                FOUND,
                Aggregation.of(all -> all.filter(filter -> filter.matchAll(any -> any))),
                CATEGORIES,
                Aggregation.of(category -> category.filter(filters.allBut(By.CATEGORY))
                        .aggregations(
                                WITHIN,
                                within -> within.terms(terms -> terms.field("category")
                                        .size(MOST_CATEGORIES)
                                        .order(
                                                NamedValue.of("_count", SortOrder.Desc),
                                                NamedValue.of("_key", SortOrder.Asc))))),
                PRICES,
                Aggregation.of(price -> price.filter(filters.allBut(By.PRICE))
                        .aggregations(
                                WITHIN,
                                within -> within.range(
                                        ranges -> ranges.field("amount").ranges(ranges())))),
                STOCK,
                Aggregation.of(stock -> stock.filter(filters.allBut(By.STOCK))
                        .aggregations(WITHIN, within -> within.filter(ProductFilters.IN_STOCK))));
    }

    private static List<AggregationRange> ranges() {
        List<AggregationRange> ranges = new ArrayList<>();
        for (int i = 0; i <= BOUNDS.size(); i++) {
            Double from = i == 0 ? null : BOUNDS.get(i - 1) * SCALE;
            Double to = i == BOUNDS.size() ? null : BOUNDS.get(i) * SCALE;
            ranges.add(AggregationRange.of(range -> range.from(from).to(to)));
        }
        return ranges;
    }

    /** How many match the text, whatever the filters. */
    static long found(Map<String, Aggregate> counts) {
        var found = counts.get(FOUND);
        return found == null ? 0 : found.filter().docCount();
    }

    static ProductFacets read(Map<String, Aggregate> counts) {
        var categories = counts.get(CATEGORIES);
        var prices = counts.get(PRICES);
        var stock = counts.get(STOCK);
        // Before the first product there is no index yet.
        return categories == null || prices == null || stock == null
                ? ProductFacets.NONE
                : new ProductFacets(categories(within(categories)), prices(within(prices)), stock(stock));
    }

    private static @Nullable Aggregate within(Aggregate filtered) {
        return filtered.filter().aggregations().get(WITHIN);
    }

    private static List<InCategory> categories(@Nullable Aggregate terms) {
        return terms == null || !terms.isSterms()
                ? List.of()
                : terms.sterms().buckets().array().stream()
                        .map(bucket -> new InCategory(bucket.key().stringValue(), bucket.docCount()))
                        .toList();
    }

    private static List<InPriceRange> prices(@Nullable Aggregate ranges) {
        return ranges == null
                ? List.of()
                : ranges.range().buckets().array().stream()
                        .map(bucket -> new InPriceRange(
                                price(bucket.from(), BigDecimal.ZERO), price(bucket.to(), STEP), bucket.docCount()))
                        .toList();
    }

    private static @Nullable String price(@Nullable Double amount, BigDecimal less) {
        return amount == null
                ? null
                : BigDecimal.valueOf(Math.round(amount / SCALE))
                        .setScale(STEP.scale())
                        .subtract(less)
                        .toPlainString();
    }

    private static List<InStock> stock(Aggregate all) {
        var within = within(all);
        long available = within == null ? 0 : within.filter().docCount();
        return List.of(
                new InStock(true, available), new InStock(false, all.filter().docCount() - available));
    }
}
