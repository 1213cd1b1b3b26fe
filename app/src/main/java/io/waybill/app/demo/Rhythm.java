package io.waybill.app.demo;

import static java.util.Comparator.comparing;

import io.waybill.messages.stock.MovementType;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How busy the shop is over the day: deliveries in the morning, most sales at lunch and in the evening, a count before
 * closing. 400 moments in all.
 */
final class Rhythm {

    private static final int SECONDS_PER_HOUR = 3600;

    /** The shop is counted in the last quarter of its last hour. */
    private static final int COUNT_STARTS = SECONDS_PER_HOUR * 3 / 4;

    private Rhythm() {}

    /**
     * The moments of a day at which something moves, in their order.
     *
     * @param random what places them within their hours
     */
    static List<Moment> moments(Random random) {
        List<Moment> moments = new ArrayList<>();
        for (var type : MovementType.values()) {
            var perHour = perHour(type);
            for (int hour : ShopHours.all()) {
                for (int i = 0; i < perHour.get(hour - ShopHours.OPENS); i++) {
                    moments.add(new Moment(time(type, hour, random), type));
                }
            }
        }
        moments.sort(comparing(Moment::at).thenComparing(Moment::type));
        return moments;
    }

    /** How many movements of a type there are in each hour from opening to closing. */
    private static List<Integer> perHour(MovementType type) {
        return switch (type) {
            case RECEIVED -> List.of(14, 12, 8, 0, 0, 0, 0, 0, 0);
            case SOLD -> List.of(16, 22, 32, 52, 34, 20, 22, 42, 60);
            case RETURNED -> List.of(0, 2, 3, 3, 3, 4, 4, 3, 2);
            case DAMAGED -> List.of(2, 2, 1, 1, 1, 2, 1, 1, 1);
            case ADJUSTED -> List.of(0, 0, 0, 0, 0, 0, 0, 0, 30);
            case TRANSFERRED_OUT, TRANSFERRED_IN, TRANSFER_RETURNED -> List.of(0, 0, 0, 0, 0, 0, 0, 0, 0);
        };
    }

    private static LocalTime time(MovementType type, int hour, Random random) {
        int earliest = type == MovementType.ADJUSTED ? COUNT_STARTS : 0;
        return LocalTime.of(hour, 0).plusSeconds(random.nextInt(earliest, SECONDS_PER_HOUR));
    }

    /**
     * A moment at which something moves.
     *
     * @param at when, on the shop's clock
     * @param type why
     */
    record Moment(LocalTime at, MovementType type) {}
}
