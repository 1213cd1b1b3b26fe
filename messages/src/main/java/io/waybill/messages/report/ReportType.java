package io.waybill.messages.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The reports over a period: what each can be grouped and filtered by, the usual grouping first. */
public enum ReportType {
    /** What moved in and out of stock. */
    STOCK_MOVEMENTS("stock-movements", Rollup.TRADE),
    /** What was sold, at the price of that moment. */
    SALES_SUMMARY("sales-summary", Rollup.TRADE),
    /** How well carriers deliver. */
    SHIPPING_PERFORMANCE("shipping-performance", Rollup.SHIPPING),
    /** How much people do. */
    USER_ACTIVITY("user-activity", Rollup.ACTIVITY),
    /** What was sold, what shipping cost, and what the stock was worth. */
    FINANCIAL_STATEMENT("financial-statement", Rollup.TRADE);

    /** The names of the read models that reports are made from, as {@code LiveChange} has them as ids. */
    public static final class Rollup {

        /** Movements, sales, the value of stock, the cost of shipping. */
        public static final String TRADE = "trade";

        /** Shipments and how they fare. */
        public static final String SHIPPING = "shipping";

        /** What people do. */
        public static final String ACTIVITY = "activity";

        private Rollup() {}
    }

    private final String path;
    private final String rollup;

    ReportType(String path, String rollup) {
        this.path = path;
        this.rollup = rollup;
    }

    /**
     * The report of a name.
     *
     * @param path the name, for example {@code sales-summary}
     * @return the report, or empty if there is none of that name
     */
    public static Optional<ReportType> named(String path) {
        return Arrays.stream(values()).filter(type -> type.path.equals(path)).findFirst();
    }

    /** Its name, for example {@code sales-summary}. */
    public String path() {
        return path;
    }

    /** The read model it is made from, see {@link Rollup}. */
    public String rollup() {
        return rollup;
    }

    /** What its rows can stand for, the usual first. */
    public List<String> groupings() {
        return switch (this) {
            case STOCK_MOVEMENTS -> List.of("day", "week", "month", "location", "product", "movement");
            case SALES_SUMMARY -> List.of("day", "week", "month", "product", "category", "location");
            case SHIPPING_PERFORMANCE -> List.of("carrierZone", "carrier", "zone", "day", "week", "month");
            case USER_ACTIVITY -> List.of("day", "week", "month", "user", "action", "entityType");
            case FINANCIAL_STATEMENT -> List.of("day", "week", "month");
        };
    }

    /** What it can be confined to. */
    public List<String> filters() {
        return switch (this) {
            case STOCK_MOVEMENTS -> List.of("location", "productId", "movement");
            case SALES_SUMMARY -> List.of("location", "productId", "category", "currency");
            case SHIPPING_PERFORMANCE -> List.of("carrier", "zone");
            case USER_ACTIVITY -> List.of("userId", "action", "entityType");
            case FINANCIAL_STATEMENT -> List.of("currency");
        };
    }
}
