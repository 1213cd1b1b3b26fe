package io.waybill.query.shipment;

import io.r2dbc.spi.Readable;
import io.waybill.messages.Money;
import io.waybill.messages.shipment.ListedShipment;
import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.ShipmentCustomer;
import io.waybill.messages.shipment.ShipmentEnd;
import io.waybill.messages.shipment.ShipmentSighting;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentView;
import io.waybill.messages.shipment.ShippedItem;
import io.waybill.messages.shipment.TrackingView;
import io.waybill.messages.shipment.TrackingView.PublicSighting;
import io.waybill.query.Column;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of shipments as views. */
record ShipmentRows(JsonMapper json) {

    private static final TypeReference<List<Parcel>> PARCELS = new TypeReference<>() {};
    private static final TypeReference<List<ShippedItem>> ITEMS = new TypeReference<>() {};
    private static final TypeReference<List<ShipmentSighting>> HISTORY = new TypeReference<>() {};

    ShipmentView view(Readable row) {
        return new ShipmentView(
                Column.text(row, "id"),
                Column.text(row, "tracking_number"),
                Column.text(row, "reference"),
                customer(row),
                end(row, "from"),
                end(row, "to"),
                json.readValue(Column.text(row, "parcels"), PARCELS),
                json.readValue(Column.text(row, "items"), ITEMS),
                Column.text(row, "carrier"),
                Column.text(row, "service"),
                cost(row),
                estimatedDelivery(row),
                status(row),
                bookedAt(row),
                history(row),
                Column.number(row, "version"));
    }

    ListedShipment listed(Readable row) {
        return new ListedShipment(
                Column.text(row, "id"),
                Column.text(row, "tracking_number"),
                Column.text(row, "reference"),
                customer(row),
                end(row, "from"),
                end(row, "to"),
                Column.text(row, "carrier"),
                Column.text(row, "service"),
                cost(row),
                estimatedDelivery(row),
                status(row),
                bookedAt(row),
                Column.number(row, "version"));
    }

    TrackingView tracking(Readable row) {
        return new TrackingView(
                Column.text(row, "id"),
                Column.text(row, "tracking_number"),
                Column.text(row, "carrier"),
                Column.text(row, "service"),
                status(row),
                estimatedDelivery(row),
                history(row).stream()
                        .map(seen -> new PublicSighting(seen.status(), seen.location(), seen.occurredAt()))
                        .toList(),
                Column.number(row, "version"),
                Column.number(row, "position"));
    }

    private static ShipmentCustomer customer(Readable row) {
        return new ShipmentCustomer(
                row.get("customer_name", String.class),
                row.get("customer_email", String.class),
                row.get("customer_phone", String.class));
    }

    private ShipmentEnd end(Readable row, String end) {
        String kept = row.get(end + "_address", String.class);
        var address = kept == null ? KeptAddress.NOTHING : json.readValue(kept, KeptAddress.class);
        var lines = Objects.requireNonNullElse(address.lines(), List.<String>of());
        return new ShipmentEnd(
                address.name(),
                lines.isEmpty() ? null : lines.getFirst(),
                lines.size() < 2 ? null : String.join(", ", lines.subList(1, lines.size())),
                address.city(),
                row.get(end + "_postal_code", String.class),
                Column.text(row, end + "_country"));
    }

    private static Money cost(Readable row) {
        return new Money(Column.number(row, "cost_minor_units"), Column.text(row, "cost_currency"));
    }

    private static LocalDate estimatedDelivery(Readable row) {
        return Objects.requireNonNull(row.get("estimated_delivery", LocalDate.class));
    }

    private static ShipmentStatus status(Readable row) {
        return ShipmentStatus.valueOf(Column.text(row, "status"));
    }

    private static Instant bookedAt(Readable row) {
        return Objects.requireNonNull(row.get("booked_at", Instant.class));
    }

    private List<ShipmentSighting> history(Readable row) {
        return json.readValue(Column.text(row, "history"), HISTORY);
    }

    /** What is about people at one end, as the read model keeps it. */
    private record KeptAddress(
            @Nullable String name,
            @Nullable List<String> lines,
            @Nullable String city) {

        static final KeptAddress NOTHING = new KeptAddress(null, null, null);
    }
}
