package io.waybill.command.carrier;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** The days on which carriers deliver: Monday to Friday. Public holidays are not known here. */
final class WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private WorkingDays() {}

    /**
     * The working day some working days later.
     *
     * @param start the day to count from, which itself does not count
     * @param days how many working days, 0 or more
     * @return the day; with 0, {@code start} or the Monday after it
     */
    static LocalDate after(LocalDate start, int days) {
        LocalDate day = start;
        for (int left = days; left > 0; left--) {
            day = notWeekend(day.plusDays(1));
        }
        return notWeekend(day);
    }

    private static LocalDate notWeekend(LocalDate day) {
        LocalDate working = day;
        while (WEEKEND.contains(working.getDayOfWeek())) {
            working = working.plusDays(1);
        }
        return working;
    }
}
