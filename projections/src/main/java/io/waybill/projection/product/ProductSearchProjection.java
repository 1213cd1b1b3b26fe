package io.waybill.projection.product;

import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.product.ProductView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the products in Elasticsearch. A batch of events becomes one bulk request, sent before its token is kept. */
@Component
@ProcessingGroup("product-search")
class ProductSearchProjection {

    private final ProductIndex index;

    ProductSearchProjection(ProductIndex index) {
        this.index = index;
    }

    @EventHandler
    void on(ProductRegistered event, @SequenceNumber long version) {
        batch().put(
                        event.productId(),
                        ProductView.registered(event.productId(), event.details(), event.registeredAt(), version));
    }

    private Map<String, ProductView> batch() {
        var unitOfWork = CurrentUnitOfWork.get();
        Map<String, ProductView> batch = unitOfWork.getResource(ProductSearchProjection.class.getName());
        if (batch == null) {
            var fresh = new LinkedHashMap<String, ProductView>();
            unitOfWork.resources().put(ProductSearchProjection.class.getName(), fresh);
            unitOfWork.onPrepareCommit(committing -> index.put(fresh.values()));
            return fresh;
        }
        return batch;
    }
}
