package io.waybill.messages.shipment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the carriers take for a consignment, as the answer to {@link QuoteShipment}.
 *
 * @param items the cheapest first, of two at one price the faster; none where nobody carries it
 * @param nextCursor always absent: there is one page
 */
public record Quotes(List<Quote> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the quotes. */
    public Quotes {
        items = List.copyOf(items);
    }
}
