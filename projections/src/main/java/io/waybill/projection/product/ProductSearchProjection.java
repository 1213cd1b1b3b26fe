package io.waybill.projection.product;

import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.Projection;
import org.springframework.stereotype.Component;

/**
 * Keeps the products in Elasticsearch, and whether they are in stock: a batch of events becomes one bulk request, sent before
 * its token is kept.
 */
@Component
class ProductSearchProjection implements Projection {

    private final ProductIndex index;

    ProductSearchProjection(ProductIndex index) {
        this.index = index;
    }

    @Override
    public String name() {
        return "product-search";
    }

    /** 3: whether products are in stock, without how many there are. */
    @Override
    public int revision() {
        return 3;
    }

    @Override
    public Places places() {
        return index.places();
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return ProductSearchBatch.EVENTS.contains(eventType);
    }

    @Override
    public Batch begin(String place) {
        return new ProductSearchBatch(place, index);
    }
}
