package io.waybill.app.demo;

import java.time.Duration;
import java.util.List;

/**
 * The plan of a trading day: what moves when. Pure: the same shelves and seed make the same day.
 *
 * @param hours the hours of the shop
 * @param movements what moves, in the order of time
 */
public record TradingDay(ShopHours hours, List<PlannedMovement> movements) {

    /** Keeps its own copy of the movements. */
    public TradingDay {
        movements = List.copyOf(movements);
    }

    /**
     * Plans a day.
     *
     * @param shelves what the shop has
     * @param seed what chance depends on
     * @param duration how long the visitor's wait from opening to closing is
     * @return about 400 movements; none if there are no shelves
     */
    public static TradingDay plan(List<Shelf> shelves, long seed, Duration duration) {
        var hours = new ShopHours(duration);
        return new TradingDay(hours, shelves.isEmpty() ? List.of() : new DayPlanner(shelves, seed, hours).plan());
    }

    /**
     * What moves in one hour of business.
     *
     * @param hour when it starts, 9 to 17
     */
    public List<PlannedMovement> during(int hour) {
        return movements.stream()
                .filter(movement -> movement.at().getHour() == hour)
                .toList();
    }
}
