package io.waybill.api.message;

import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moments as parameters of a request. */
public final class Moments {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Moments() {}

    /**
     * A moment.
     *
     * @param name the parameter's name
     * @param text its value as RFC 3339 has it, or absent
     * @return the moment, in the years 1 to 9999, or absent
     * @throws ProblemException if it is anything else
     */
    public static @Nullable Instant of(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var moment = OffsetDateTime.parse(text).toInstant();
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException e) {
            throw bad(name);
        }
        throw bad(name);
    }

    private static ProblemException bad(String name) {
        String detail = "must be a moment, for example 2026-03-01T04:30:00Z";
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The parameter " + name + " " + detail + ".",
                List.of(new FieldError(name, detail)));
    }
}
