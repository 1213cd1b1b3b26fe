package io.waybill.messages.shipment;

import java.time.Instant;

/**
 * Asks every carrier what it would take; answered with {@link Quotes}. It is a command, although nothing changes: the
 * carriers are known to the command side, which books with the price that it quotes.
 *
 * @param consignment which parcels go from where to where
 * @param askedAt when they would start, by the clock of the edge
 */
public record QuoteShipment(Consignment consignment, Instant askedAt) {}
