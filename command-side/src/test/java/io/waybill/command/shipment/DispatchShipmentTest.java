package io.waybill.command.shipment;

import static io.waybill.command.shipment.AShipment.ID;
import static io.waybill.command.shipment.AShipment.MONDAY;
import static io.waybill.command.shipment.AShipment.booked;
import static io.waybill.command.shipment.AShipment.conflict;
import static io.waybill.command.shipment.AShipment.dispatched;
import static io.waybill.command.shipment.AShipment.historyTo;
import static io.waybill.command.shipment.AShipment.step;
import static io.waybill.command.shipment.AShipment.tracked;
import static io.waybill.messages.shipment.ShipmentStatus.DISPATCHED;
import static io.waybill.messages.shipment.ShipmentStatus.IN_TRANSIT;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.shipment.DispatchShipment;
import io.waybill.messages.shipment.ShipmentStatus;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatchShipmentTest {

    private final FixtureConfiguration<Shipment> shipment = AShipment.withoutClaims();

    @Test
    void a_booked_shipment_is_dispatched() {
        shipment.given(booked())
                .when(new DispatchShipment(ID, MONDAY))
                .expectEvents(dispatched())
                .expectResultMessagePayload(step(DISPATCHED, true, 1));
    }

    @ParameterizedTest
    @EnumSource(names = "BOOKED", mode = EnumSource.Mode.EXCLUDE)
    void only_a_booked_shipment_is_dispatched(ShipmentStatus status) {
        shipment.given(historyTo(status))
                .when(new DispatchShipment(ID, MONDAY))
                .expectNoEvents()
                .expectExceptionDetails(conflict(status, "dispatched"));
    }

    @Test
    void a_request_that_comes_again_is_answered_as_the_first_time_whatever_happened_since() {
        var request = Map.of(MetaDataKeys.REQUEST_ID, "r1");
        shipment.given(booked(), new GenericEventMessage<>(dispatched(), request), tracked(IN_TRANSIT, 10, IN_TRANSIT))
                .when(new DispatchShipment(ID, MONDAY), request)
                .expectNoEvents()
                .expectResultMessagePayload(step(DISPATCHED, true, 1));
    }

    @Test
    void a_command_that_expects_another_version_is_refused() {
        shipment.given(booked())
                .when(new DispatchShipment(ID, MONDAY), Map.of(MetaDataKeys.EXPECTED_VERSION, 3L))
                .expectNoEvents()
                .expectExceptionDetails(new Refusal(
                        Reason.VERSION_MISMATCH, "It is at version 0, not 3: read it again and decide anew."));
    }
}
