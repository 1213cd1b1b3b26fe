package io.waybill.command.shipment;

import io.waybill.command.Refused;
import io.waybill.command.carrier.Carrier;
import io.waybill.messages.shipment.TrackingNumberClaimId;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Gives shipments tracking numbers, within the decision that is being made. */
@Component
class TrackingNumbers {

    // A tenth of all numbers would have to be taken for one shipment in ten thousand million to find none.
    private static final int MOST_ATTEMPTS = 10;

    private final Repository<TrackingNumberClaim> claims;

    TrackingNumbers(Repository<TrackingNumberClaim> claims) {
        this.claims = claims;
    }

    /**
     * Takes a number that nobody has.
     *
     * @throws Refused as conflict if there is none to be found
     * @throws Exception if the aggregate cannot be made
     */
    String take(String shipmentId, Carrier carrier) throws Exception {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            String number = TrackingNumber.of(carrier.trackingPrefix(), shipmentId, attempt);
            boolean taken = claims.loadOrCreate(TrackingNumberClaimId.of(number), TrackingNumberClaim::new)
                    .invoke(claim -> claim.take(number, shipmentId, carrier.code()));
            if (taken) {
                return number;
            }
        }
        throw Refused.conflict(carrier.name() + " has no tracking number left for this shipment.");
    }
}
