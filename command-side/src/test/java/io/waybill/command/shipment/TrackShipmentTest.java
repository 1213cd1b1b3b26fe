package io.waybill.command.shipment;

import static io.waybill.command.shipment.AShipment.ID;
import static io.waybill.command.shipment.AShipment.ITEMS;
import static io.waybill.command.shipment.AShipment.MONDAY;
import static io.waybill.command.shipment.AShipment.NUMBER;
import static io.waybill.command.shipment.AShipment.PARCELS;
import static io.waybill.command.shipment.AShipment.PERSON;
import static io.waybill.command.shipment.AShipment.at;
import static io.waybill.command.shipment.AShipment.booked;
import static io.waybill.command.shipment.AShipment.conflict;
import static io.waybill.command.shipment.AShipment.dispatched;
import static io.waybill.command.shipment.AShipment.historyTo;
import static io.waybill.command.shipment.AShipment.reported;
import static io.waybill.command.shipment.AShipment.seen;
import static io.waybill.command.shipment.AShipment.step;
import static io.waybill.command.shipment.AShipment.tracked;
import static io.waybill.command.shipment.AShipment.update;
import static io.waybill.messages.shipment.ShipmentStatus.DELIVERED;
import static io.waybill.messages.shipment.ShipmentStatus.DISPATCHED;
import static io.waybill.messages.shipment.ShipmentStatus.IN_TRANSIT;
import static io.waybill.messages.shipment.ShipmentStatus.OUT_FOR_DELIVERY;

import io.waybill.command.Refused;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Personal;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentBooked.Customer;
import io.waybill.messages.shipment.ShipmentBooked.End;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.shipment.TrackShipment;
import io.waybill.messages.shipment.TrackShipment.CarrierReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrackShipmentTest {

    private final FixtureConfiguration<Shipment> shipment = AShipment.withoutClaims();

    @ParameterizedTest
    @EnumSource(names = {"BOOKED", "CANCELLED"})
    void what_has_not_left_is_not_seen_on_its_way(ShipmentStatus status) {
        shipment.given(historyTo(status))
                .when(seen(IN_TRANSIT, 10))
                .expectNoEvents()
                .expectExceptionDetails(conflict(status, "tracked"));
        shipment.given(historyTo(status))
                .when(reported(IN_TRANSIT, 10, "u1"))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DISPATCHED, DISPATCHED",
        "DISPATCHED, IN_TRANSIT",
        "DISPATCHED, OUT_FOR_DELIVERY",
        "DISPATCHED, DELIVERY_FAILED",
        "DISPATCHED, DELIVERED",
        "DISPATCHED, RETURNED",
        "IN_TRANSIT, IN_TRANSIT",
        "IN_TRANSIT, OUT_FOR_DELIVERY",
        "IN_TRANSIT, DELIVERY_FAILED",
        "IN_TRANSIT, DELIVERED",
        "IN_TRANSIT, RETURNED",
        "OUT_FOR_DELIVERY, IN_TRANSIT",
        "OUT_FOR_DELIVERY, DELIVERY_FAILED",
        "OUT_FOR_DELIVERY, DELIVERED",
        "OUT_FOR_DELIVERY, RETURNED",
        "DELIVERY_FAILED, IN_TRANSIT",
        "DELIVERY_FAILED, OUT_FOR_DELIVERY",
        "DELIVERY_FAILED, DELIVERED",
        "DELIVERY_FAILED, RETURNED",
        "DELIVERED, DELIVERED",
        "DELIVERED, RETURNED",
        "RETURNED, RETURNED"
    })
    void a_sighting_moves_the_shipment_along_its_way(ShipmentStatus from, ShipmentStatus to) {
        var history = historyTo(from);
        shipment.given(history)
                .when(seen(to, 12))
                .expectEvents(tracked(to, 12, to))
                .expectResultMessagePayload(step(to, true, history.size()));
    }

    @ParameterizedTest
    @CsvSource({
        "DISPATCHED, BOOKED",
        "DISPATCHED, CANCELLED",
        "IN_TRANSIT, BOOKED",
        "IN_TRANSIT, DISPATCHED",
        "IN_TRANSIT, CANCELLED",
        "OUT_FOR_DELIVERY, DISPATCHED",
        "DELIVERY_FAILED, DISPATCHED",
        "DELIVERED, DISPATCHED",
        "DELIVERED, IN_TRANSIT",
        "DELIVERED, OUT_FOR_DELIVERY",
        "DELIVERED, DELIVERY_FAILED",
        "DELIVERED, CANCELLED",
        "RETURNED, DISPATCHED",
        "RETURNED, IN_TRANSIT",
        "RETURNED, OUT_FOR_DELIVERY",
        "RETURNED, DELIVERY_FAILED",
        "RETURNED, DELIVERED",
        "RETURNED, BOOKED"
    })
    void an_impossible_sighting_is_refused_from_a_person_and_only_history_from_a_carrier(
            ShipmentStatus from, ShipmentStatus to) {
        shipment.given(historyTo(from))
                .when(seen(to, 12))
                .expectNoEvents()
                .expectExceptionDetails(conflict(from, to + " at " + at(12)));
        shipment.given(historyTo(from))
                .when(reported(to, 12, "u1"))
                .expectEvents(tracked(to, 12, from, "SNAIL:u1"))
                .expectResultMessagePayload(step(from, true, historyTo(from).size()));
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED, OUT_FOR_DELIVERY",
        "DELIVERED, IN_TRANSIT",
        "DELIVERED, DISPATCHED",
        "RETURNED, DELIVERED",
        "OUT_FOR_DELIVERY, IN_TRANSIT",
        "DELIVERY_FAILED, OUT_FOR_DELIVERY"
    })
    void what_is_told_late_is_history_and_moves_nothing_back(ShipmentStatus is, ShipmentStatus late) {
        shipment.given(historyTo(is))
                .when(seen(late, 8))
                .expectEvents(tracked(late, 8, is))
                .expectResultMessagePayload(step(is, true, historyTo(is).size()));
    }

    @Test
    void that_it_was_delivered_counts_though_it_is_told_after_something_later() {
        shipment.given(historyTo(IN_TRANSIT)).when(seen(DELIVERED, 8)).expectEvents(tracked(DELIVERED, 8, DELIVERED));
    }

    @Test
    void the_same_sighting_is_recorded_once() {
        shipment.given(historyTo(IN_TRANSIT))
                .when(seen(IN_TRANSIT, 10))
                .expectNoEvents()
                .expectResultMessagePayload(step(IN_TRANSIT, false, 2));
    }

    @Test
    void the_same_report_of_a_carrier_is_recorded_once_even_if_it_reads_differently() {
        var history = new ArrayList<>(historyTo(DISPATCHED));
        history.add(tracked(IN_TRANSIT, 10, IN_TRANSIT, "SNAIL:u1"));
        shipment.given(history)
                .when(reported(OUT_FOR_DELIVERY, 11, "u1"))
                .expectNoEvents()
                .expectResultMessagePayload(step(IN_TRANSIT, false, 2));
    }

    @Test
    void a_shipment_goes_on_when_its_customer_was_erased_and_nothing_more_is_kept_about_them() {
        var erased = new Personal(PERSON, null);
        var booked = booked();
        var sealed = new ShipmentBooked(
                ID,
                NUMBER,
                booked.reference(),
                new Customer(PERSON, erased, erased, erased),
                new End(erased, List.of(erased), erased, "10110", "TH"),
                new End(null, List.of(erased), erased, "50000", "TH"),
                PARCELS,
                ITEMS,
                booked.carrier(),
                booked.service(),
                booked.cost(),
                booked.estimatedDelivery(),
                MONDAY);
        var seen = tracked(DELIVERED, 10, DELIVERED);
        shipment.given(sealed, dispatched())
                .when(seen(DELIVERED, 10))
                .expectEvents(new ShipmentTracked(
                        ID, DELIVERED, seen.location(), null, seen.occurredAt(), DELIVERED, seen.sameness(), null));
    }

    @Test
    void a_carrier_reports_on_its_own_shipments_only() {
        shipment.given(historyTo(DISPATCHED))
                .when(new TrackShipment(ID, update(IN_TRANSIT, 10), new CarrierReport("HARE", "u1")))
                .expectNoEvents()
                .expectExceptionDetails(new Refusal(Reason.CONFLICT, "This shipment is with SNAIL."));
    }

    @Test
    void a_request_that_comes_again_is_answered_as_the_first_time_whatever_happened_since() {
        var request = Map.of(MetaDataKeys.REQUEST_ID, "r1");
        shipment.given(
                        booked(),
                        dispatched(),
                        new GenericEventMessage<>(tracked(IN_TRANSIT, 10, IN_TRANSIT), request),
                        tracked(DELIVERED, 11, DELIVERED))
                .when(seen(IN_TRANSIT, 10), request)
                .expectNoEvents()
                .expectResultMessagePayload(step(IN_TRANSIT, true, 2));
    }
}
