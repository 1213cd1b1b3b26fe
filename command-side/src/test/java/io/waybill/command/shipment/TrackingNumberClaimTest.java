package io.waybill.command.shipment;

import io.waybill.messages.shipment.FindTrackedShipment;
import io.waybill.messages.shipment.TrackedShipment;
import io.waybill.messages.shipment.TrackingNumberClaimId;
import io.waybill.messages.shipment.TrackingNumberClaimed;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class TrackingNumberClaimTest {

    private static final String CLAIM = TrackingNumberClaimId.of("TP000000000018");

    private final FixtureConfiguration<TrackingNumberClaim> claim =
            new AggregateTestFixture<>(TrackingNumberClaim.class);

    @Test
    void a_tracking_number_leads_to_its_shipment_however_it_is_written() {
        claim.given(new TrackingNumberClaimed(CLAIM, "TP000000000018", "s1", "THAILAND_POST"))
                .when(new FindTrackedShipment(TrackingNumberClaimId.of(" tp000000000018 ")))
                .expectNoEvents()
                .expectResultMessagePayload(new TrackedShipment("s1", "THAILAND_POST"));
    }

    @Test
    void a_tracking_number_that_nobody_has_leads_nowhere() {
        claim.givenNoPriorActivity()
                .when(new FindTrackedShipment(CLAIM))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }
}
