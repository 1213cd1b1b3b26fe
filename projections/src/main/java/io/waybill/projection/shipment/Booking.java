package io.waybill.projection.shipment;

import io.waybill.messages.Personal;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentBooked.End;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A new shipment as its row has it.
 *
 * @param event what was booked
 * @param from what is about people where it starts, as JSON; absent if nothing is known of them any more
 * @param to the same where it ends
 * @param parcels the parcels as JSON
 * @param items what is in them as JSON
 */
record Booking(
        ShipmentBooked event,
        @Nullable String from,
        @Nullable String to,
        String parcels,
        String items) {

    static Booking of(ShipmentBooked event, JsonMapper json) {
        return new Booking(
                event,
                address(event.from(), json),
                address(event.to(), json),
                json.writeValueAsString(event.parcels()),
                json.writeValueAsString(event.items()));
    }

    private static @Nullable String address(End end, JsonMapper json) {
        Map<String, Object> address = new LinkedHashMap<>();
        put(address, "name", text(end.name()));
        put(address, "city", text(end.city()));
        List<String> lines = end.lines().stream()
                .map(Booking::text)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        put(address, "lines", lines.isEmpty() ? null : lines);
        return address.isEmpty() ? null : json.writeValueAsString(address);
    }

    private static void put(Map<String, Object> address, String name, @Nullable Object value) {
        if (value != null) {
            address.put(name, value);
        }
    }

    static @Nullable String text(@Nullable Personal personal) {
        return personal == null ? null : personal.text();
    }
}
