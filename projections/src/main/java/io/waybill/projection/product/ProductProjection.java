package io.waybill.projection.product;

import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.PostgresPlaces;
import io.waybill.projection.engine.Projection;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the products in PostgreSQL. */
@Component
class ProductProjection implements Projection {

    private static final Set<Class<?>> EVENTS =
            Set.of(ProductRegistered.class, ProductChanged.class, ProductPriceChanged.class, ProductDiscontinued.class);

    private final PostgresPlaces places;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProductProjection(DataSource dataSource, JsonMapper json) {
        this.places = new PostgresPlaces(
                "products",
                List.of("product"),
                new ClassPathResource("products.sql", ProductProjection.class),
                dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.json = json;
    }

    @Override
    public String name() {
        return "products";
    }

    /** What is said of one aggregate concerns no other, so several threads may write. */
    @Override
    public int segments() {
        return 2;
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return EVENTS.contains(eventType);
    }

    @Override
    public Batch begin(String place) {
        return new ProductBatch(place, jdbc, json);
    }
}
