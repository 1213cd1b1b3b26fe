package io.waybill.projection.product;

import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.Projection;
import java.time.Duration;
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

    /** 2: whether products are in stock, and more ways to find them. */
    @Override
    public int revision() {
        return 2;
    }

    /** A search shows it some tenths of a second later in any case, and each bulk is forced to disk. */
    @Override
    public Duration longestLinger() {
        return Duration.ofMillis(100);
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
