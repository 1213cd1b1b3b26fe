package io.waybill.command.stock;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.waybill.command.Refused;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reservations of a stock item: every open one, and how the last ones ended. Part of the aggregate's state. */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class Reservations {

    /** How many ended reservations are told from ones that never were; a stock item may have any number in its life. */
    static final int REMEMBERED = 1_000;

    private Map<String, Open> open = new HashMap<>();
    private Map<String, Ending> ended = new LinkedHashMap<>();

    /**
     * A reservation that has not ended.
     *
     * @param quantity how many goods it holds
     * @param referenceId the order it belongs to
     */
    record Open(long quantity, String referenceId) {}

    /** How a reservation ends. */
    enum Ending {
        COMMITTED,
        RELEASED,
        EXPIRED
    }

    boolean isOpen(String reservationId) {
        return open.containsKey(reservationId);
    }

    /**
     * @throws Refused if there is a reservation with this id, or was one
     */
    void requireNew(String reservationId) {
        if (open.containsKey(reservationId) || ended.containsKey(reservationId)) {
            throw Refused.conflict("There is a reservation " + reservationId + " already.");
        }
    }

    /**
     * @throws Refused if the reservation has ended, or there never was one
     */
    Open require(String reservationId) {
        var reservation = open.get(reservationId);
        if (reservation != null) {
            return reservation;
        }
        var ending = ended.get(reservationId);
        throw ending == null
                ? Refused.unknown("There is no reservation with the id " + reservationId + ".")
                : Refused.conflict("The reservation " + reservationId + " is " + words(ending) + " already.");
    }

    private static String words(Ending ending) {
        return switch (ending) {
            case COMMITTED -> "committed";
            case RELEASED -> "released";
            case EXPIRED -> "expired";
        };
    }

    void begin(String reservationId, Open reservation) {
        open.put(reservationId, reservation);
    }

    void end(String reservationId, Ending ending) {
        open.remove(reservationId);
        ended.put(reservationId, ending);
        if (ended.size() > REMEMBERED) {
            ended.remove(ended.keySet().iterator().next());
        }
    }
}
