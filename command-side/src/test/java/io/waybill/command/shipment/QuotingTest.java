package io.waybill.command.shipment;

import static io.waybill.command.shipment.AShipment.BANGKOK;
import static io.waybill.command.shipment.AShipment.CARRIERS;
import static io.waybill.command.shipment.AShipment.CHIANG_MAI;
import static io.waybill.command.shipment.AShipment.MONDAY;
import static io.waybill.command.shipment.AShipment.PARCELS;
import static io.waybill.command.shipment.AShipment.TOO_HEAVY;

import io.waybill.command.Decisions;
import io.waybill.messages.Money;
import io.waybill.messages.shipment.Consignment;
import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.Quote;
import io.waybill.messages.shipment.QuoteShipment;
import io.waybill.messages.shipment.Quotes;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotingTest {

    private final Decisions decisions =
            Decisions.of(configurer -> configurer.registerCommandHandler(axon -> new Quoting(CARRIERS)));

    @AfterEach
    void close() {
        decisions.close();
    }

    @Test
    void every_carrier_is_asked_and_nothing_happens() {
        decisions
                .when(quote(PARCELS))
                .answered(new Quotes(
                        List.of(
                                new Quote("SNAIL", "Only", new Money(3_000, "THB"), 3, LocalDate.parse("2026-11-26")),
                                new Quote("HARE", "Only", new Money(9_000, "THB"), 1, LocalDate.parse("2026-11-24"))),
                        null))
                .happens();
    }

    @Test
    void what_nobody_carries_has_no_quote() {
        decisions.when(quote(TOO_HEAVY)).answered(new Quotes(List.of(), null)).happens();
    }

    private static QuoteShipment quote(List<Parcel> parcels) {
        return new QuoteShipment(new Consignment(BANGKOK, CHIANG_MAI, parcels), MONDAY);
    }
}
