package io.waybill.command.shipment;

import static io.waybill.messages.shipment.ShipmentStatus.BOOKED;
import static io.waybill.messages.shipment.ShipmentStatus.CANCELLED;
import static io.waybill.messages.shipment.ShipmentStatus.DELIVERED;
import static io.waybill.messages.shipment.ShipmentStatus.DELIVERY_FAILED;
import static io.waybill.messages.shipment.ShipmentStatus.DISPATCHED;
import static io.waybill.messages.shipment.ShipmentStatus.IN_TRANSIT;
import static io.waybill.messages.shipment.ShipmentStatus.OUT_FOR_DELIVERY;
import static io.waybill.messages.shipment.ShipmentStatus.RETURNED;

import io.waybill.command.Decisions;
import io.waybill.command.Pseudonyms;
import io.waybill.command.WhenRequestWasAppliedThenAnswerAgain;
import io.waybill.command.WhenVersionIsNotTheExpectedThenRefuse;
import io.waybill.command.carrier.Carrier;
import io.waybill.command.carrier.Carriers;
import io.waybill.messages.Money;
import io.waybill.messages.Personal;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.shipment.Address;
import io.waybill.messages.shipment.BookShipment;
import io.waybill.messages.shipment.BookedShipment;
import io.waybill.messages.shipment.Consignment;
import io.waybill.messages.shipment.Contact;
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
import java.util.List;
import java.util.Locale;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** A shipment, for given, when and then, between two carriers that name any price. */
final class AShipment {

    static final String ID = "s1";
    static final String NUMBER = TrackingNumber.of("SN", ID, 0);
    static final String PERSON = "customer:somchai@example.com";
    static final Place BANGKOK = new Place("TH", "10110", "Bangkok");
    static final Place CHIANG_MAI = new Place("TH", "50000", "Chiang Mai");
    static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");
    static final List<Parcel> PARCELS = List.of(new Parcel(500, 100, 100, 100));
    static final List<Parcel> TOO_HEAVY = List.of(new Parcel(Fixed.HEAVIEST + 1, 1, 1, 1));
    static final List<ShippedItem> ITEMS = List.of(new ShippedItem("p1", 2));

    static final Carriers CARRIERS = new Carriers(
            List.of(new Fixed("SNAIL", "SN", 3_000, 3), new Fixed("HARE", "HA", 9_000, 1)), ZoneId.of("Asia/Bangkok"));

    private static final Pseudonyms PSEUDONYMS =
            (kind, value) -> kind + ":" + value.strip().toLowerCase(Locale.ROOT);

    private AShipment() {}

    /** A fixture that takes tracking numbers from a store of their own: it knows one aggregate. */
    static FixtureConfiguration<Shipment> with(EventStore claims) {
        var shipment = new AggregateTestFixture<>(Shipment.class);
        return shipment.registerHandlerEnhancerDefinition(new WhenVersionIsNotTheExpectedThenRefuse())
                .registerHandlerEnhancerDefinition(new WhenRequestWasAppliedThenAnswerAgain(new ObjectProvider<>() {
                    @Override
                    public EventStore getObject() {
                        return shipment.getEventStore();
                    }
                }))
                .registerInjectableResource(PSEUDONYMS)
                .registerInjectableResource(CARRIERS)
                .registerInjectableResource(
                        new TrackingNumbers(EventSourcingRepository.builder(TrackingNumberClaim.class)
                                .eventStore(claims)
                                .build()));
    }

    /** The same with the claims on tracking numbers: for thousands of sequences. */
    static Decisions decide() {
        return Decisions.of(configurer -> configurer
                .configureAggregate(Shipment.class)
                .configureAggregate(TrackingNumberClaim.class)
                .registerComponent(Pseudonyms.class, axon -> PSEUDONYMS)
                .registerComponent(Carriers.class, axon -> CARRIERS)
                .registerComponent(
                        TrackingNumbers.class,
                        axon -> new TrackingNumbers(Decisions.lazily(axon, TrackingNumberClaim.class))));
    }

    /** One for commands that take no tracking number. */
    static FixtureConfiguration<Shipment> withoutClaims() {
        return with(noClaims());
    }

    /** Where no tracking number is taken yet. */
    static EventStore noClaims() {
        return EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
    }

    /** The events up to a status, the last of them at 10 o'clock. */
    static List<Object> historyTo(ShipmentStatus status) {
        return switch (status) {
            case BOOKED -> List.of(booked());
            case CANCELLED -> List.of(booked(), new ShipmentCancelled(ID, MONDAY));
            case DISPATCHED -> List.of(booked(), dispatched());
            case IN_TRANSIT, OUT_FOR_DELIVERY, DELIVERY_FAILED, DELIVERED, RETURNED ->
                List.of(booked(), dispatched(), tracked(status, 10, status));
        };
    }

    static BookShipment book(@Nullable String carrier) {
        return book(carrier, PARCELS);
    }

    static BookShipment book(@Nullable String carrier, List<Parcel> parcels) {
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

    static BookedShipment bookedAnswer() {
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

    static TrackingNumberClaimed claimed(String shipmentId) {
        return new TrackingNumberClaimed(TrackingNumberClaimId.of(NUMBER), NUMBER, shipmentId, "SNAIL");
    }

    static Personal personal(String text) {
        return new Personal(PERSON, text);
    }

    static ShipmentDispatched dispatched() {
        return new ShipmentDispatched(ID, MONDAY);
    }

    static TrackShipment seen(ShipmentStatus status, int hour) {
        return new TrackShipment(ID, update(status, hour), null);
    }

    static TrackShipment reported(ShipmentStatus status, int hour, String updateId) {
        return new TrackShipment(ID, update(status, hour), new CarrierReport("SNAIL", updateId));
    }

    static TrackingUpdate update(ShipmentStatus status, int hour) {
        return new TrackingUpdate(status, "Lampang", "Signed for by Somchai", at(hour));
    }

    static ShipmentTracked tracked(ShipmentStatus reported, int hour, ShipmentStatus is) {
        return tracked(reported, hour, is, null);
    }

    static ShipmentTracked tracked(ShipmentStatus reported, int hour, ShipmentStatus is, @Nullable String updateId) {
        String sameness = "tracking:"
                + String.join("\n", ID, reported.name(), at(hour).toString(), "Lampang", "Signed for by Somchai")
                        .toLowerCase(Locale.ROOT);
        return new ShipmentTracked(
                ID, reported, "Lampang", personal("Signed for by Somchai"), at(hour), is, sameness, updateId);
    }

    static Instant at(int hour) {
        return Instant.parse("2026-11-24T00:00:00Z").plusSeconds(3600L * hour);
    }

    static ShipmentStep step(ShipmentStatus status, boolean recorded, long version) {
        return new ShipmentStep(ID, NUMBER, status, recorded, version);
    }

    static Refusal conflict(ShipmentStatus is, String step) {
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
