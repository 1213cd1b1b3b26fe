package io.waybill.command.carrier;

import io.waybill.command.Refused;
import io.waybill.messages.shipment.CarrierCode;
import io.waybill.messages.shipment.Consignment;
import io.waybill.messages.shipment.Quote;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All carriers there are. */
public class Carriers {

    private static final Logger log = LoggerFactory.getLogger(Carriers.class);
    private static final Comparator<Quote> CHEAPEST_FIRST = Comparator.<Quote>comparingLong(
                    quote -> quote.price().minorUnits())
            .thenComparingInt(Quote::days)
            .thenComparing(Quote::carrier)
            .thenComparing(Quote::service);

    private final TreeMap<String, Carrier> byCode = new TreeMap<>();
    private final ZoneId businessZone;

    /**
     * All carriers there are.
     *
     * @param carriers the carriers
     * @param businessZone where the business counts its days
     * @throws IllegalStateException if two carriers have the same code
     */
    public Carriers(Collection<? extends Carrier> carriers, ZoneId businessZone) {
        for (Carrier carrier : carriers) {
            if (byCode.put(carrier.code(), carrier) != null) {
                throw new IllegalStateException("There are two carriers with the code " + carrier.code());
            }
        }
        this.businessZone = businessZone;
    }

    /**
     * A carrier by its code.
     *
     * @param code the code, however it is written, see {@link CarrierCode#of}
     * @return the carrier
     * @throws Refused as invalid if there is none
     */
    public Carrier named(String code) {
        Carrier carrier = byCode.get(CarrierCode.of(code));
        if (carrier == null) {
            throw Refused.invalid("There is no such carrier; there are " + String.join(", ", byCode.keySet()) + ".");
        }
        return carrier;
    }

    /**
     * What all carriers take for a consignment. One that fails to answer is left out.
     *
     * @param consignment which parcels go from where to where
     * @param start when they start
     * @return the cheapest first, of two at one price the faster; none if nobody carries it
     */
    public List<Quote> quotes(Consignment consignment, Instant start) {
        return byCode.values().stream()
                .flatMap(carrier -> quotesOrNone(carrier, consignment, start).stream())
                .sorted(CHEAPEST_FIRST)
                .toList();
    }

    private List<Quote> quotesOrNone(Carrier carrier, Consignment consignment, Instant start) {
        try {
            return quotes(carrier, consignment, start);
        } catch (RuntimeException e) {
            log.warn("No quote from the carrier {}", carrier.code(), e);
            return List.of();
        }
    }

    /**
     * What one carrier takes for a consignment.
     *
     * @param carrier the carrier
     * @param consignment which parcels go from where to where
     * @param start when they start
     * @return the cheapest first; none if it does not carry it
     */
    public List<Quote> quotes(Carrier carrier, Consignment consignment, Instant start) {
        LocalDate day = LocalDate.ofInstant(start, businessZone);
        return carrier.offers(consignment).stream()
                .map(offer -> new Quote(
                        carrier.code(),
                        offer.service(),
                        offer.price(),
                        offer.days(),
                        WorkingDays.after(day, offer.days())))
                .sorted(CHEAPEST_FIRST)
                .toList();
    }
}
