package io.waybill.projection.product;

import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Projection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the products in PostgreSQL. */
@Component
class ProductProjection implements Projection {

    private static final Set<Class<?>> EVENTS =
            Set.of(ProductRegistered.class, ProductChanged.class, ProductPriceChanged.class, ProductDiscontinued.class);

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProductProjection(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public Store store() {
        return Store.POSTGRESQL;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return EVENTS.contains(eventType);
    }

    @Override
    public Batch begin() {
        return new ProductBatch(jdbc, json);
    }
}
