package io.waybill.command.product;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.waybill.command.Refused;
import io.waybill.messages.product.SkuClaimId;
import io.waybill.messages.product.SkuClaimed;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The right to a SKU. Its id is derived from the SKU, so the event store itself refuses a second first claim. */
@Aggregate
class SkuClaim {

    @AggregateIdentifier
    private @Nullable String claimId;

    SkuClaim() {}

    void take(String sku, String productId) {
        if (claimId != null) {
            throw Refused.conflict("The SKU " + sku + " belongs to another product.");
        }
        apply(new SkuClaimed(SkuClaimId.of(sku), sku, productId));
    }

    @EventSourcingHandler
    void on(SkuClaimed event) {
        claimId = event.claimId();
    }
}
