package io.waybill.command.carrier;

import io.waybill.messages.Money;
import io.waybill.messages.shipment.Consignment;
import java.util.List;

/**
 * Somebody who carries parcels. Every bean of this type is asked for quotes beside the rate cards, so a carrier that is
 * reached over HTTP is one class; it is called on a thread of the command bus, which may wait, and has time limits of
 * its own.
 */
public interface Carrier {

    /** The code that commands and events use, unique: capitals, digits and underscores, for example {@code DHL}. */
    String code();

    /** The name for people. */
    String name();

    /** What the tracking numbers of its shipments start with: 2 to 4 capitals. */
    String trackingPrefix();

    /**
     * What the carrier takes for a consignment.
     *
     * @param consignment which parcels go from where to where
     * @return one offer a service, in any order, all in the currency of the business; none if it does not carry that
     */
    List<Offer> offers(Consignment consignment);

    /**
     * What one service takes.
     *
     * @param service its name, unique to the carrier
     * @param price for all parcels together
     * @param days how many working days it takes, 0 or more
     */
    record Offer(String service, Money price, int days) {}
}
