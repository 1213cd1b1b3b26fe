package io.waybill.projection.product;

import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductPriceChanged;
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
        batch().put(ProductView.of(event.productId(), event.details(), event.registeredAt(), version));
    }

    @EventHandler
    void on(ProductChanged event, @SequenceNumber long version) {
        batch().put(ProductView.of(event.productId(), event.details(), event.registeredAt(), version));
    }

    @EventHandler
    void on(ProductPriceChanged event, @SequenceNumber long version) {
        batch().put(ProductView.of(event.productId(), event.details(), event.registeredAt(), version));
    }

    @EventHandler
    void on(ProductDiscontinued event, @SequenceNumber long version) {
        batch().remove(event.productId(), version);
    }

    private Batch batch() {
        return CurrentUnitOfWork.get().getOrComputeResource(ProductSearchProjection.class.getName(), key -> {
            var batch = new Batch();
            CurrentUnitOfWork.get().onPrepareCommit(committing -> index.write(batch.products, batch.removed));
            return batch;
        });
    }

    /** What a batch of events comes to: of each product the last word. */
    private static final class Batch {

        private final Map<String, ProductView> products = new LinkedHashMap<>();
        private final Map<String, Long> removed = new LinkedHashMap<>();

        void put(ProductView product) {
            products.put(product.id(), product);
        }

        void remove(String productId, long version) {
            products.remove(productId);
            removed.put(productId, version);
        }
    }
}
