package io.waybill.api.message;

import io.waybill.api.problem.Problem.FieldError;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters that every list takes. */
public final class Paging {

    private static final int DEFAULT_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 200;
    private static final int LONGEST_TEXT = 200;

    private Paging() {}

    /**
     * How many items a page holds.
     *
     * @param limit the parameter, or absent for 20
     * @return 1 to 200
     * @throws ProblemException if it is anything else
     */
    public static int limit(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= HIGHEST_LIMIT) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bad("limit", "must be a whole number from 1 to " + HIGHEST_LIMIT);
        }
        throw bad("limit", "must be a whole number from 1 to " + HIGHEST_LIMIT);
    }

    /**
     * A text to look for.
     *
     * @param name the parameter's name
     * @param text its value
     * @return the value, unchanged
     * @throws ProblemException if it is longer than 200 characters
     */
    public static String text(String name, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw bad(name, "must have at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static ProblemException bad(String parameter, String detail) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                "The parameter " + parameter + " " + detail + ".",
                List.of(new FieldError(parameter, detail)));
    }
}
