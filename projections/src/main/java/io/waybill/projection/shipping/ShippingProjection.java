package io.waybill.projection.shipping;

import io.waybill.messages.report.ReportType.Rollup;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.PostgresPlaces;
import io.waybill.projection.engine.Projection;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds up how shipments fared on each day. */
@Component
@EnableConfigurationProperties(Destinations.class)
class ShippingProjection implements Projection {

    private static final Set<Class<?>> EVENTS =
            Set.of(ShipmentBooked.class, ShipmentDispatched.class, ShipmentTracked.class, ShipmentCancelled.class);

    private final PostgresPlaces places;
    private final JdbcClient jdbc;
    private final Destinations destinations;
    private final ZoneId businessZone;

    ShippingProjection(
            DataSource dataSource,
            Destinations destinations,
            @Value("${waybill.business-zone:Asia/Bangkok}") ZoneId businessZone) {
        this.places = new PostgresPlaces(
                Rollup.SHIPPING,
                List.of("shipping_day", "shipping_position"),
                new ClassPathResource("shipping.sql", ShippingProjection.class),
                dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.destinations = destinations;
        this.businessZone = businessZone;
    }

    @Override
    public String name() {
        return Rollup.SHIPPING;
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
        return new ShippingBatch(place, jdbc, destinations, businessZone);
    }
}
