package io.waybill.api.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The times that a cron expression names in a zone. It has five fields, or six with the seconds first, as Spring reads them;
 * or is a word such as {@code @daily}.
 */
final class Timetable {

    /** So many times show how close they can come: within a day they repeat, and days next to each other are among them. */
    private static final int LOOKED_AT = 500;

    private final CronExpression cron;
    private final ZoneId zone;

    private Timetable(CronExpression cron, ZoneId zone) {
        this.cron = cron;
        this.zone = zone;
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Timetable of(String cron, ZoneId zone) {
        String stripped = cron.strip();
        boolean withoutSeconds = !stripped.startsWith("@") && stripped.split("\\s+").length == 5;
        return new Timetable(CronExpression.parse(withoutSeconds ? "0 " + stripped : stripped), zone);
    }

    /** The first time after a moment, or empty where none comes. */
    Optional<Instant> after(Instant moment) {
        return Optional.ofNullable(cron.next(moment.atZone(zone))).map(time -> time.toInstant());
    }

    /**
     * Why it is no timetable to go by, or absent where it is one.
     *
     * @param from when it begins
     * @param least how close its times may be
     */
    @Nullable
    String unfit(Instant from, Duration least) {
        var last = after(from).orElse(null);
        if (last == null) {
            return "never comes";
        }
        for (int time = 0; time < LOOKED_AT; time++) {
            var next = after(last).orElse(null);
            if (next == null) {
                return null;
            }
            if (Duration.between(last, next).compareTo(least) < 0) {
                return "comes more often than every " + said(least);
            }
            last = next;
        }
        return null;
    }

    private static String said(Duration duration) {
        return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
