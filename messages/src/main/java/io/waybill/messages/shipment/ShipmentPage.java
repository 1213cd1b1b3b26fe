package io.waybill.messages.shipment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of shipments.
 *
 * @param items the shipments
 * @param nextCursor where the next page starts, or absent on the last
 * @param total how many there are on all pages; absent where nobody asked, or where there are more than
 *     {@value ListShipments#COUNTED}
 */
public record ShipmentPage(
        List<ListedShipment> items,
        @Nullable String nextCursor,
        @Nullable Long total) {

    /** Keeps its own copy of the items. */
    public ShipmentPage {
        items = List.copyOf(items);
    }
}
