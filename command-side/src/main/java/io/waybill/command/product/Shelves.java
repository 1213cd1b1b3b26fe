package io.waybill.command.product;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.waybill.command.Refused;
import io.waybill.messages.product.ProductStocked;
import io.waybill.messages.product.ShelvesClosed;
import io.waybill.messages.product.ShelvesId;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * Where a product is stocked. Apart from the product, so that opening a stock item is no new version of the product; and
 * written to by whoever ends the trade in it, so that nobody opens another stock item at the same moment.
 */
@Aggregate
class Shelves {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String shelvesId;

    private final Set<String> stockItems = new LinkedHashSet<>();
    private boolean closed;

    Shelves() {}

    void add(String productId, String stockItemId) {
        if (closed) {
            throw Refused.conflict("The product " + productId + " is discontinued and takes no new stock.");
        }
        if (!stockItems.contains(stockItemId)) {
            apply(new ProductStocked(ShelvesId.of(productId), productId, stockItemId));
        }
    }

    /** The stock items there are, to which none is added any more. */
    Set<String> close(String productId) {
        if (!closed) {
            apply(new ShelvesClosed(ShelvesId.of(productId), productId));
        }
        return Set.copyOf(stockItems);
    }

    @EventSourcingHandler
    void on(ProductStocked event) {
        shelvesId = event.shelvesId();
        stockItems.add(event.stockItemId());
    }

    @EventSourcingHandler
    void on(ShelvesClosed event) {
        shelvesId = event.shelvesId();
        closed = true;
    }
}
