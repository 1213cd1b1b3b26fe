package io.waybill.command.shipment;

import static io.waybill.command.shipment.AShipment.ID;
import static io.waybill.command.shipment.AShipment.MONDAY;
import static io.waybill.command.shipment.AShipment.NUMBER;
import static io.waybill.command.shipment.AShipment.TOO_HEAVY;
import static io.waybill.command.shipment.AShipment.book;
import static io.waybill.command.shipment.AShipment.booked;
import static io.waybill.command.shipment.AShipment.bookedAnswer;
import static io.waybill.command.shipment.AShipment.claimed;
import static io.waybill.messages.shipment.ShipmentStatus.BOOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Money;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.shipment.BookedShipment;
import io.waybill.messages.shipment.TrackingNumberClaimId;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookShipmentTest {

    private final EventStore claims = AShipment.noClaims();
    private final FixtureConfiguration<Shipment> shipment = AShipment.with(claims);

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
        shipment.givenNoPriorActivity()
                .when(book(carrier, TOO_HEAVY))
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
    void where_all_numbers_that_are_tried_are_taken_the_shipment_is_refused() {
        for (int attempt = 0; attempt < 10; attempt++) {
            String claim = TrackingNumberClaimId.of(TrackingNumber.of("SN", ID, attempt));
            claims.publish(new GenericDomainEventMessage<>("TrackingNumberClaim", claim, 0, claimed("another")));
        }

        shipment.givenNoPriorActivity()
                .when(book(null))
                .expectNoEvents()
                .expectExceptionDetails(
                        new Refusal(Reason.CONFLICT, "Snail has no tracking number left for this shipment."));
    }
}
