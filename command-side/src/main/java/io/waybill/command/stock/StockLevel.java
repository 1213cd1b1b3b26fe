package io.waybill.command.stock;

/**
 * How many goods there are. No other level can be said than one with 0 &le; reserved &le; quantity.
 *
 * @param quantity how many are on hand
 * @param reserved how many of these are promised
 * @param reorderLevel at or below how many available the stock counts as low
 */
record StockLevel(long quantity, long reserved, long reorderLevel) {

    /** Of a stock item that is not opened yet. */
    static final StockLevel NONE = new StockLevel(0, 0, 0);

    StockLevel {
        if (reserved < 0 || reserved > quantity) {
            throw new IllegalArgumentException(reserved + " of " + quantity + " goods cannot be reserved");
        }
    }

    long available() {
        return quantity - reserved;
    }

    boolean isLow() {
        return available() <= reorderLevel;
    }

    boolean isOut() {
        return available() == 0;
    }

    StockLevel withQuantity(long changed) {
        return new StockLevel(changed, reserved, reorderLevel);
    }

    StockLevel withReserved(long changed) {
        return new StockLevel(quantity, changed, reorderLevel);
    }

    StockLevel withReorderLevel(long changed) {
        return new StockLevel(quantity, reserved, changed);
    }
}
