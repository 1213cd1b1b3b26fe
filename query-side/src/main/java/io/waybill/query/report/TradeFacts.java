package io.waybill.query.report;

import io.waybill.messages.report.ShowReport;
import java.util.Set;

/** Where the facts on movements are. */
final class TradeFacts {

    static final String POSITION = "select coalesce(max(position), -1) from projection.trade_position";

    private static final Set<String> BY_PRODUCT = Set.of("product", "category");
    private static final Set<String> OF_PRODUCTS = Set.of("productId", "category");

    private TradeFacts() {}

    /** The smaller table, unless the report is about products. */
    static String of(ShowReport query) {
        boolean ofProducts = query.filters().keySet().stream().anyMatch(OF_PRODUCTS::contains);
        if (!ofProducts && !BY_PRODUCT.contains(query.groupBy())) {
            return "projection.trade_day";
        }
        // A category is the one that the product is in today.
        return """
                (select d.*, p.category from projection.trade_product_day d
                 join projection.trade_product p on p.product_id = d.product_id)""";
    }
}
