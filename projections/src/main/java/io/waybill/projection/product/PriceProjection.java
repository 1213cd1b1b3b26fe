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

/** Keeps which prices each product had. */
@Component
class PriceProjection implements Projection {

    private static final Set<Class<?>> EVENTS =
            Set.of(ProductRegistered.class, ProductChanged.class, ProductPriceChanged.class, ProductDiscontinued.class);

    private final PostgresPlaces places;
    private final JdbcClient jdbc;

    PriceProjection(DataSource dataSource) {
        this.places = new PostgresPlaces(
                "prices",
                List.of("priced_product", "product_price"),
                new ClassPathResource("prices.sql", PriceProjection.class),
                dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public String name() {
        return "price-history";
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
        return new PriceBatch(place, jdbc);
    }
}
