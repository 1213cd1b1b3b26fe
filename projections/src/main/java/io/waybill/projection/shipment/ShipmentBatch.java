package io.waybill.projection.shipment;

import io.waybill.messages.live.LiveChange;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.user.UserErased;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.ProjectedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What a batch of events comes to: new shipments, how far each is, what happened, and who is to be forgotten. */
final class ShipmentBatch implements Batch {

    private final String place;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final List<Booking> bookings = new ArrayList<>();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final Forgetting forgetting;

    ShipmentBatch(String place, JdbcClient jdbc, JsonMapper json) {
        this.place = place;
        this.jdbc = jdbc;
        this.json = json;
        this.forgetting = new Forgetting(place, jdbc);
    }

    @Override
    public void add(ProjectedEvent event) {
        switch (event.payload()) {
            case ShipmentBooked booked -> {
                bookings.add(Booking.of(booked, json));
                forgetting.tellsOf(booked.customer().personId());
                became(ShipmentStatus.BOOKED, booked.bookedAt(), booked.shipmentId(), event);
            }
            case ShipmentDispatched dispatched ->
                became(ShipmentStatus.DISPATCHED, dispatched.dispatchedAt(), dispatched.shipmentId(), event);
            case ShipmentCancelled cancelled ->
                became(ShipmentStatus.CANCELLED, cancelled.cancelledAt(), cancelled.shipmentId(), event);
            case ShipmentTracked tracked -> seen(tracked, event);
            case UserErased user -> forgetting.erased(user.personIds());
            default -> throw new IllegalArgumentException("Not an event of this projection: " + event.payload());
        }
    }

    private void became(ShipmentStatus status, Instant at, String shipmentId, ProjectedEvent event) {
        states.put(shipmentId, new State(shipmentId, status, event.version(), event.position()));
        sightings.add(new Sighting(shipmentId, event.version(), status, null, null, at));
    }

    /** What was reported is history; how far the shipment is, is what the shipment made of it. */
    private void seen(ShipmentTracked tracked, ProjectedEvent event) {
        String id = tracked.shipmentId();
        states.put(id, new State(id, tracked.shipmentStatus(), event.version(), event.position()));
        if (tracked.description() != null) {
            forgetting.tellsOf(tracked.description().personId());
        }
        sightings.add(new Sighting(
                id,
                event.version(),
                tracked.reported(),
                tracked.location(),
                Booking.text(tracked.description()),
                tracked.occurredAt()));
    }

    @Override
    public void write() {
        if (!bookings.isEmpty()) {
            insert();
        }
        if (!states.isEmpty()) {
            writeStates();
            writeSightings();
        }
        forgetting.write();
    }

    private void insert() {
        var column = new Columns<>(bookings);
        jdbc.sql("""
                        insert into %s.shipment
                            (id, tracking_number, reference, person_id, customer_name, customer_email, customer_phone,
                             from_address, from_postal_code, from_country, to_address, to_postal_code, to_country,
                             parcels, items, carrier, service, cost_minor_units, cost_currency, estimated_delivery,
                             booked_at, status, version, position)
                        select *, '', 0, 0
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                    ?::jsonb[], ?::text[], ?::text[], ?::jsonb[], ?::text[], ?::text[],
                                    ?::jsonb[], ?::jsonb[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::date[],
                                    ?::timestamptz[])""".formatted(place))
                .param(column.texts(booking -> booking.event().shipmentId()))
                .param(column.texts(booking -> booking.event().trackingNumber()))
                .param(column.texts(booking -> booking.event().reference()))
                .param(column.texts(booking -> booking.event().customer().personId()))
                .param(column.texts(
                        booking -> Booking.text(booking.event().customer().name())))
                .param(column.texts(
                        booking -> Booking.text(booking.event().customer().email())))
                .param(column.texts(
                        booking -> Booking.text(booking.event().customer().phone())))
                .param(column.texts(Booking::from))
                .param(column.texts(booking -> booking.event().from().postalCode()))
                .param(column.texts(booking -> booking.event().from().country()))
                .param(column.texts(Booking::to))
                .param(column.texts(booking -> booking.event().to().postalCode()))
                .param(column.texts(booking -> booking.event().to().country()))
                .param(column.texts(Booking::parcels))
                .param(column.texts(Booking::items))
                .param(column.texts(booking -> booking.event().carrier()))
                .param(column.texts(booking -> booking.event().service()))
                .param(column.longs(booking -> booking.event().cost().minorUnits()))
                .param(column.texts(booking -> booking.event().cost().currency()))
                .param(column.texts(
                        booking -> booking.event().estimatedDelivery().toString()))
                .param(column.moments(booking -> booking.event().bookedAt()))
                .update();
    }

    private void writeStates() {
        var column = new Columns<>(states.values());
        jdbc.sql("""
                        update %s.shipment s
                        set status = n.status, version = n.version, position = n.position
                        from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[]) n (id, status, version, position)
                        where s.id = n.id""".formatted(place))
                .param(column.texts(State::id))
                .param(column.texts(state -> state.status().name()))
                .param(column.longs(State::version))
                .param(column.longs(State::position))
                .update();
    }

    private void writeSightings() {
        var column = new Columns<>(sightings);
        jdbc.sql("""
                        insert into %s.shipment_sighting
                            (shipment_id, version, status, location, description, occurred_at)
                        select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])""".formatted(place))
                .param(column.texts(Sighting::shipmentId))
                .param(column.longs(Sighting::version))
                .param(column.texts(sighting -> sighting.status().name()))
                .param(column.texts(Sighting::location))
                .param(column.texts(Sighting::description))
                .param(column.moments(Sighting::occurredAt))
                .update();
    }

    @Override
    public Collection<LiveChange> changes() {
        return states.values().stream()
                .map(state -> new LiveChange(LiveChange.SHIPMENT, state.id(), state.version(), state.position()))
                .toList();
    }

    private record State(String id, ShipmentStatus status, long version, long position) {}

    private record Sighting(
            String shipmentId,
            long version,
            ShipmentStatus status,
            @Nullable String location,
            @Nullable String description,
            Instant occurredAt) {}
}
