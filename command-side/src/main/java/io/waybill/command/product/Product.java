package io.waybill.command.product;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductRegistered;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Something the business trades in. */
@Aggregate
class Product {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private String productId;

    Product(String productId, ProductDetails details, Instant registeredAt) {
        apply(new ProductRegistered(productId, details, registeredAt));
    }

    Product() {}

    @EventSourcingHandler
    void on(ProductRegistered event) {
        productId = event.productId();
    }
}
