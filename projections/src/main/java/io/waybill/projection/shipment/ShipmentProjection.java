package io.waybill.projection.shipment;

import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.user.UserErased;
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

/** Keeps the shipments and what happened to each. */
@Component
class ShipmentProjection implements Projection {

    private static final Set<Class<?>> EVENTS = Set.of(
            ShipmentBooked.class,
            ShipmentDispatched.class,
            ShipmentTracked.class,
            ShipmentCancelled.class,
            UserErased.class);

    private final PostgresPlaces places;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ShipmentProjection(DataSource dataSource, JsonMapper json) {
        this.places = new PostgresPlaces(
                "shipments",
                List.of("shipment", "shipment_sighting"),
                new ClassPathResource("shipments.sql", ShipmentProjection.class),
                dataSource);
        this.jdbc = JdbcClient.create(dataSource);
        this.json = json;
    }

    @Override
    public String name() {
        return "shipments";
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
        return new ShipmentBatch(place, jdbc, json);
    }
}
