package io.waybill.command.product;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.waybill.command.Refused;
import io.waybill.messages.product.SkuClaimId;
import io.waybill.messages.product.SkuClaimed;
import io.waybill.messages.product.SkuReleased;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The right to a SKU, which one product at a time has. Its id is derived from the SKU, so of two who take it at once the
 * event store itself refuses one.
 */
@Aggregate
class SkuClaim {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String claimId;

    private @Nullable String owner;

    SkuClaim() {}

    void take(String sku, String productId) {
        if (owner != null) {
            throw Refused.conflict("The SKU " + sku + " belongs to another product.");
        }
        apply(new SkuClaimed(SkuClaimId.of(sku), sku, productId));
    }

    void release(String productId) {
        if (productId.equals(owner)) {
            apply(new SkuReleased(String.valueOf(claimId), productId));
        }
    }

    @EventSourcingHandler
    void on(SkuClaimed event) {
        claimId = event.claimId();
        owner = event.productId();
    }

    @EventSourcingHandler
    void on(SkuReleased event) {
        owner = null;
    }
}
