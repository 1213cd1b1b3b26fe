package io.waybill.api.audit;

import java.util.Map;

/** The kinds of things that events tell of, also by the names that they have in addresses. */
final class EntityType {

    private static final Map<String, String> BY_NAME = Map.of(
            "user", "User",
            "users", "User",
            "product", "Product",
            "products", "Product",
            "stock", "StockItem",
            "shipment", "Shipment",
            "shipments", "Shipment",
            "transfer", "StockTransfer",
            "transfers", "StockTransfer");

    private EntityType() {}

    /** The kind of a name, for example {@code StockItem} of {@code stock}; what is none of these stays as it is. */
    static String of(String name) {
        return BY_NAME.getOrDefault(name, name);
    }
}
