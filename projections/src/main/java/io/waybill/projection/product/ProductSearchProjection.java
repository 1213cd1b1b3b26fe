package io.waybill.projection.product;

import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductEvent;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.product.ProductView;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.ProjectedEvent;
import io.waybill.projection.engine.Projection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps the products in Elasticsearch: a batch of events becomes one bulk request, sent before its token is kept. */
@Component
class ProductSearchProjection implements Projection {

    private static final Set<Class<?>> EVENTS =
            Set.of(ProductRegistered.class, ProductChanged.class, ProductPriceChanged.class, ProductDiscontinued.class);

    private final ProductIndex index;

    ProductSearchProjection(ProductIndex index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "product-search";
    }

    @Override
    public Places places() {
        return index.places();
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return EVENTS.contains(eventType);
    }

    @Override
    public Batch begin(String place) {
        return new Documents(place);
    }

    /** What a batch of events comes to: of each product the last word. */
    private final class Documents implements Batch {

        private final String place;
        private final Map<String, ProductView> products = new LinkedHashMap<>();
        private final Map<String, Long> removed = new LinkedHashMap<>();

        Documents(String place) {
            this.place = place;
        }

        @Override
        public void add(ProjectedEvent event) {
            switch ((ProductEvent) event.payload()) {
                case ProductRegistered now ->
                    put(ProductView.of(now.productId(), now.details(), now.registeredAt(), event.version()));
                case ProductChanged now ->
                    put(ProductView.of(now.productId(), now.details(), now.registeredAt(), event.version()));
                case ProductPriceChanged now ->
                    put(ProductView.of(now.productId(), now.details(), now.registeredAt(), event.version()));
                case ProductDiscontinued ended -> remove(ended.productId(), event.version());
                default -> throw new IllegalArgumentException("Not an event of this projection: " + event.payload());
            }
        }

        private void put(ProductView product) {
            products.put(product.id(), product);
        }

        private void remove(String productId, long version) {
            products.remove(productId);
            removed.put(productId, version);
        }

        @Override
        public void write() {
            index.write(place, products, removed);
        }
    }
}
