package io.waybill.command.shipment;

import static io.waybill.messages.shipment.ShipmentStatus.BOOKED;
import static io.waybill.messages.shipment.ShipmentStatus.CANCELLED;
import static io.waybill.messages.shipment.ShipmentStatus.DELIVERED;
import static io.waybill.messages.shipment.ShipmentStatus.DELIVERY_FAILED;
import static io.waybill.messages.shipment.ShipmentStatus.DISPATCHED;
import static io.waybill.messages.shipment.ShipmentStatus.IN_TRANSIT;
import static io.waybill.messages.shipment.ShipmentStatus.OUT_FOR_DELIVERY;
import static io.waybill.messages.shipment.ShipmentStatus.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.command.Pseudonyms;
import io.waybill.command.Refused;
import io.waybill.command.WhenRequestWasAppliedThenAnswerAgain;
import io.waybill.command.WhenVersionIsNotTheExpectedThenRefuse;
import io.waybill.command.carrier.Carrier;
import io.waybill.command.carrier.Carriers;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Money;
import io.waybill.messages.Personal;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.shipment.Address;
import io.waybill.messages.shipment.BookShipment;
import io.waybill.messages.shipment.BookedShipment;
import io.waybill.messages.shipment.CancelShipment;
import io.waybill.messages.shipment.Consignment;
import io.waybill.messages.shipment.Contact;
import io.waybill.messages.shipment.DispatchShipment;
import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.Place;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentBooked.Customer;
import io.waybill.messages.shipment.ShipmentBooked.End;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentStep;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.shipment.ShippedItem;
import io.waybill.messages.shipment.TrackShipment;
import io.waybill.messages.shipment.TrackShipment.CarrierReport;
import io.waybill.messages.shipment.TrackingNumberClaimId;
import io.waybill.messages.shipment.TrackingNumberClaimed;
import io.waybill.messages.shipment.TrackingUpdate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;

class ShipmentTest {

    static final String ID = "s1";
    private static final String NUMBER = TrackingNumber.of("SN", ID, 0);
    private static final String PERSON = "customer:somchai@example.com";
    private static final Place BANGKOK = new Place("TH", "10110", "Bangkok");
    private static final Place CHIANG_MAI = new Place("TH", "50000", "Chiang Mai");
    private static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");
    private static final List<Parcel> PARCELS = List.of(new Parcel(500, 100, 100, 100));
    private static final List<ShippedItem> ITEMS = List.of(new ShippedItem("p1", 2));

    // The claims on tracking numbers live in a store of their own: the fixture's knows one aggregate.
    private final EventStore claims = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    private final Pseudonyms pseudonyms =
            (kind, value) -> kind + ":" + value.strip().toLowerCase(Locale.ROOT);

    private FixtureConfiguration<Shipment> shipment;

    @BeforeEach
    void set_up() {
        shipment = new AggregateTestFixture<>(Shipment.class);
        shipment.registerHandlerEnhancerDefinition(new WhenVersionIsNotTheExpectedThenRefuse())
                .registerHandlerEnhancerDefinition(new WhenRequestWasAppliedThenAnswerAgain(new ObjectProvider<>() {
                    @Override
                    public EventStore getObject() {
                        return shipment.getEventStore();
                    }
                }))
                .registerInjectableResource(pseudonyms)
                .registerInjectableResource(new Carriers(
                        List.of(new Fixed("SNAIL", "SN", 3_000, 3), new Fixed("HARE", "HA", 9_000, 1)),
                        ZoneId.of("Asia/Bangkok")))
                .registerInjectableResource(
                        new TrackingNumbers(EventSourcingRepository.builder(TrackingNumberClaim.class)
                                .eventStore(claims)
                                .build()));
    }

    @Test
    void without_a_carrier_the_cheapest_is_booked() {
        shipment.givenNoPriorActivity()
                .when(book(null))
                .expectEvents(booked())
                .expectResultMessagePayload(bookedAnswer());
    }

    @Test
    void a_carrier_that_is_asked_for_is_booked_though_it_is_dearer() {
        shipment.givenNoPriorActivity()
                .when(book("hare"))
                .expectResultMessagePayload(new BookedShipment(
                        ID,
                        TrackingNumber.of("HA", ID, 0),
                        "order 7",
                        "HARE",
                        "Only",
                        new Money(9_000, "THB"),
                        LocalDate.parse("2026-11-24"),
                        BOOKED,
                        MONDAY,
                        0));
    }

    @Test
    void a_carrier_that_does_not_exist_is_refused() {
        shipment.givenNoPriorActivity()
                .when(book("PONY"))
                .expectNoEvents()
                .expectExceptionDetails(
                        new Refusal(Reason.INVALID, "There is no such carrier; there are HARE, SNAIL."));
    }

    @ParameterizedTest
    @CsvSource({", No carrier", "HARE, No service of Hare"})
    void what_nobody_carries_is_refused(@Nullable String carrier, String who) {
        var tooHeavy = List.of(new Parcel(Fixed.HEAVIEST + 1, 1, 1, 1));
        shipment.givenNoPriorActivity()
                .when(book(carrier, tooHeavy))
                .expectNoEvents()
                .expectExceptionDetails(
                        new Refusal(Reason.CONFLICT, who + " carries such parcels from there to there."));
    }

    @Test
    void a_shipment_is_booked_once() {
        shipment.given(booked())
                .when(book(null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new Refusal(Reason.CONFLICT, "This shipment is booked already, as " + NUMBER + "."));
    }

    @Test
    void booking_that_is_asked_for_again_is_answered_as_the_first_time() {
        shipment.given(new GenericEventMessage<>(booked(), Map.of(MetaDataKeys.REQUEST_ID, "r1")))
                .when(book(null), Map.of(MetaDataKeys.REQUEST_ID, "r1"))
                .expectNoEvents()
                .expectResultMessagePayload(bookedAnswer());
    }

    @Test
    void booking_takes_the_tracking_number() {
        shipment.givenNoPriorActivity().when(book(null)).expectSuccessfulHandlerExecution();

        var claim = claims.readEvents(TrackingNumberClaimId.of(NUMBER));
        assertThat(claim.next().getPayload()).isEqualTo(claimed(ID));
        assertThat(claim.hasNext()).isFalse();
    }

    @Test
    void a_number_that_another_shipment_has_is_not_given_again() {
        claims.publish(new GenericDomainEventMessage<>(
                "TrackingNumberClaim", TrackingNumberClaimId.of(NUMBER), 0, claimed("another")));

        String next = TrackingNumber.of("SN", ID, 1);
        shipment.givenNoPriorActivity()
                .when(book(null))
                .expectResultMessagePayloadMatching(org.hamcrest.Matchers.hasToString(
                        org.hamcrest.Matchers.containsString("trackingNumber=" + next)));
    }

    @Test
    void a_booked_shipment_is_dispatched() {
        shipment.given(booked())
                .when(new DispatchShipment(ID, MONDAY))
                .expectEvents(dispatched())
                .expectResultMessagePayload(step(DISPATCHED, true, 1));
    }

    @Test
    void a_booked_shipment_is_cancelled() {
        shipment.given(booked())
                .when(new CancelShipment(ID, MONDAY))
                .expectEvents(new ShipmentCancelled(ID, MONDAY))
                .expectResultMessagePayload(step(CANCELLED, true, 1));
    }

    @ParameterizedTest
    @EnumSource(names = "BOOKED", mode = EnumSource.Mode.EXCLUDE)
    void only_a_booked_shipment_is_dispatched_or_cancelled(ShipmentStatus status) {
        shipment.given(historyTo(status))
                .when(new DispatchShipment(ID, MONDAY))
                .expectNoEvents()
                .expectExceptionDetails(conflict(status, "dispatched"));
        shipment.given(historyTo(status))
                .when(new CancelShipment(ID, MONDAY))
                .expectNoEvents()
                .expectExceptionDetails(conflict(status, "cancelled"));
    }

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
        shipment.given(booked(), new GenericEventMessage<>(dispatched(), request), tracked(IN_TRANSIT, 10, IN_TRANSIT))
                .when(new DispatchShipment(ID, MONDAY), request)
                .expectNoEvents()
                .expectResultMessagePayload(step(DISPATCHED, true, 1));
        shipment.given(
                        booked(),
                        dispatched(),
                        new GenericEventMessage<>(tracked(IN_TRANSIT, 10, IN_TRANSIT), request),
                        tracked(DELIVERED, 11, DELIVERED))
                .when(seen(IN_TRANSIT, 10), request)
                .expectNoEvents()
                .expectResultMessagePayload(step(IN_TRANSIT, true, 2));
        shipment.given(booked(), new GenericEventMessage<>(new ShipmentCancelled(ID, MONDAY), request))
                .when(new CancelShipment(ID, MONDAY), request)
                .expectNoEvents()
                .expectResultMessagePayload(step(CANCELLED, true, 1));
    }

    @Test
    void a_command_that_expects_another_version_is_refused() {
        shipment.given(booked())
                .when(new DispatchShipment(ID, MONDAY), Map.of(MetaDataKeys.EXPECTED_VERSION, 3L))
                .expectNoEvents()
                .expectExceptionDetails(new Refusal(
                        Reason.VERSION_MISMATCH, "It is at version 0, not 3: read it again and decide anew."));
    }

    /** The events up to a status, the last of them at 10 o'clock. */
    private static List<Object> historyTo(ShipmentStatus status) {
        return switch (status) {
            case BOOKED -> List.of(booked());
            case CANCELLED -> List.of(booked(), new ShipmentCancelled(ID, MONDAY));
            case DISPATCHED -> List.of(booked(), dispatched());
            case IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_FAILED, DELIVERED, RETURNED ->
                List.of(booked(), dispatched(), tracked(status, 10, status));
        };
    }

    private static BookShipment book(@Nullable String carrier) {
        return book(carrier, PARCELS);
    }

    private static BookShipment book(@Nullable String carrier, List<Parcel> parcels) {
        return new BookShipment(
                ID,
                "order 7",
                new Contact("Somchai", "Somchai@example.com", "+66 2 000 0000"),
                new Address("Warehouse", List.of("1 Rama IV Road"), BANGKOK),
                new Address(null, List.of("2 Nimman Road", "Floor 3"), CHIANG_MAI),
                parcels,
                ITEMS,
                carrier,
                MONDAY);
    }

    static ShipmentBooked booked() {
        return new ShipmentBooked(
                ID,
                NUMBER,
                "order 7",
                new Customer(PERSON, personal("Somchai"), personal("Somchai@example.com"), personal("+66 2 000 0000")),
                new End(personal("Warehouse"), List.of(personal("1 Rama IV Road")), personal("Bangkok"), "10110", "TH"),
                new End(
                        null,
                        List.of(personal("2 Nimman Road"), personal("Floor 3")),
                        personal("Chiang Mai"),
                        "50000",
                        "TH"),
                PARCELS,
                ITEMS,
                "SNAIL",
                "Only",
                new Money(3_000, "THB"),
                LocalDate.parse("2026-11-26"),
                MONDAY);
    }

    private static BookedShipment bookedAnswer() {
        return new BookedShipment(
                ID,
                NUMBER,
                "order 7",
                "SNAIL",
                "Only",
                new Money(3_000, "THB"),
                LocalDate.parse("2026-11-26"),
                BOOKED,
                MONDAY,
                0);
    }

    private static TrackingNumberClaimed claimed(String shipmentId) {
        return new TrackingNumberClaimed(TrackingNumberClaimId.of(NUMBER), NUMBER, shipmentId, "SNAIL");
    }

    private static Personal personal(String text) {
        return new Personal(PERSON, text);
    }

    static ShipmentDispatched dispatched() {
        return new ShipmentDispatched(ID, MONDAY);
    }

    private static TrackShipment seen(ShipmentStatus status, int hour) {
        return new TrackShipment(ID, update(status, hour), null);
    }

    private static TrackShipment reported(ShipmentStatus status, int hour, String updateId) {
        return new TrackShipment(ID, update(status, hour), new CarrierReport("SNAIL", updateId));
    }

    private static TrackingUpdate update(ShipmentStatus status, int hour) {
        return new TrackingUpdate(status, "Lampang", "Signed for by Somchai", at(hour));
    }

    private static ShipmentTracked tracked(ShipmentStatus reported, int hour, ShipmentStatus is) {
        return tracked(reported, hour, is, null);
    }

    private static ShipmentTracked tracked(
            ShipmentStatus reported, int hour, ShipmentStatus is, @Nullable String updateId) {
        String sameness = "tracking:"
                + String.join("\n", ID, reported.name(), at(hour).toString(), "Lampang", "Signed for by Somchai")
                        .toLowerCase(Locale.ROOT);
        return new ShipmentTracked(
                ID, reported, "Lampang", personal("Signed for by Somchai"), at(hour), is, sameness, updateId);
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-24T00:00:00Z").plusSeconds(3600L * hour);
    }

    static ShipmentStep step(ShipmentStatus status, boolean recorded, long version) {
        return new ShipmentStep(ID, NUMBER, status, recorded, version);
    }

    private static Refusal conflict(ShipmentStatus is, String step) {
        return new Refusal(Reason.CONFLICT, "A shipment that is " + is + " cannot be " + step + ".");
    }

    /** Carries everything up to a weight at one price. */
    private record Fixed(String code, String trackingPrefix, long satang, int days) implements Carrier {

        static final int HEAVIEST = 20_000;

        @Override
        public String name() {
            return code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT);
        }

        @Override
        public List<Offer> offers(Consignment consignment) {
            return consignment.parcels().stream().anyMatch(parcel -> parcel.weightGrams() > HEAVIEST)
                    ? List.of()
                    : List.of(new Offer("Only", new Money(satang, "THB"), days));
        }
    }
}
