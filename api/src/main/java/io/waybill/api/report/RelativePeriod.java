package io.waybill.api.report;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A period as it is said from a day on which somebody reads about it. Weeks begin on Mondays. */
enum RelativePeriod {
    /** That day. */
    TODAY("today"),
    /** The day before. */
    YESTERDAY("yesterday"),
    /** The seven days before. */
    LAST_7_DAYS("last7days"),
    /** The thirty days before. */
    LAST_30_DAYS("last30days"),
    /** The week before that of the day. */
    LAST_WEEK("lastWeek"),
    /** The month of the day, up to it. */
    THIS_MONTH("thisMonth"),
    /** The month before that of the day. */
    LAST_MONTH("lastMonth");

    private final String word;

    RelativePeriod(String word) {
        this.word = word;
    }

    static Optional<RelativePeriod> named(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word.equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(period -> period.word).toList();
    }

    /** Its first day, said on a day. */
    LocalDate from(LocalDate day) {
        return switch (this) {
            case TODAY -> day;
            case YESTERDAY -> day.minusDays(1);
            case LAST_7_DAYS -> day.minusDays(7);
            case LAST_30_DAYS -> day.minusDays(30);
            case LAST_WEEK -> monday(day).minusWeeks(1);
            case THIS_MONTH -> day.withDayOfMonth(1);
            case LAST_MONTH -> day.withDayOfMonth(1).minusMonths(1);
        };
    }

    /** Its last day, said on a day. */
    LocalDate to(LocalDate day) {
        return switch (this) {
            case TODAY, THIS_MONTH -> day;
            case YESTERDAY, LAST_7_DAYS, LAST_30_DAYS -> day.minusDays(1);
            case LAST_WEEK -> monday(day).minusDays(1);
            case LAST_MONTH -> day.minusMonths(1).with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1L);
    }
}
