package io.waybill.command.stock;

import io.waybill.command.Refused;
import java.util.HashSet;
import java.util.Set;

/** Products in trade, until a test says otherwise. */
public final class Trade implements ProductsInTrade {

    private final Set<String> unknown = new HashSet<>();
    private final Set<String> discontinued = new HashSet<>();

    /** There is no such product. */
    public Trade without(String productId) {
        unknown.add(productId);
        return this;
    }

    /** The product is not traded in any more. */
    public Trade discontinue(String productId) {
        discontinued.add(productId);
        return this;
    }

    /** Every product is in trade. */
    public void reset() {
        unknown.clear();
        discontinued.clear();
    }

    @Override
    public void requireInTrade(String productId, String stockItemId) {
        if (unknown.contains(productId)) {
            throw Refused.unknown("There is no product " + productId + ".");
        }
        if (discontinued.contains(productId)) {
            throw Refused.conflict("The product " + productId + " is discontinued.");
        }
    }
}
