package io.waybill.command.shipment;

import static io.waybill.command.shipment.AShipment.ID;
import static io.waybill.command.shipment.AShipment.MONDAY;
import static io.waybill.command.shipment.AShipment.booked;
import static io.waybill.command.shipment.AShipment.conflict;
import static io.waybill.command.shipment.AShipment.historyTo;
import static io.waybill.command.shipment.AShipment.step;
import static io.waybill.messages.shipment.ShipmentStatus.CANCELLED;

import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.shipment.CancelShipment;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentStatus;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelShipmentTest {

    private final FixtureConfiguration<Shipment> shipment = AShipment.withoutClaims();

    @Test
    void a_booked_shipment_is_cancelled() {
        shipment.given(booked())
                .when(new CancelShipment(ID, MONDAY))
                .expectEvents(new ShipmentCancelled(ID, MONDAY))
                .expectResultMessagePayload(step(CANCELLED, true, 1));
    }

    @ParameterizedTest
    @EnumSource(names = "BOOKED", mode = EnumSource.Mode.EXCLUDE)
    void only_a_booked_shipment_is_cancelled(ShipmentStatus status) {
        shipment.given(historyTo(status))
                .when(new CancelShipment(ID, MONDAY))
                .expectNoEvents()
                .expectExceptionDetails(conflict(status, "cancelled"));
    }

    @Test
    void a_request_that_comes_again_is_answered_as_the_first_time_whatever_happened_since() {
        var request = Map.of(MetaDataKeys.REQUEST_ID, "r1");
        shipment.given(booked(), new GenericEventMessage<>(new ShipmentCancelled(ID, MONDAY), request))
                .when(new CancelShipment(ID, MONDAY), request)
                .expectNoEvents()
                .expectResultMessagePayload(step(CANCELLED, true, 1));
    }
}
