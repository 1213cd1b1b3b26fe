package io.waybill.api.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem that the edge itself finds. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Problem.FieldError> errors;
    private final @Nullable Duration retryAfter;

    /**
     * A problem.
     *
     * @param type which kind
     * @param detail what went wrong and what to do
     */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /**
     * A problem with fields that are wrong.
     *
     * @param type which kind
     * @param detail what went wrong and what to do
     * @param errors the fields
     */
    public ProblemException(ProblemType type, String detail, List<Problem.FieldError> errors) {
        this(type, detail, errors, null);
    }

    private ProblemException(
            ProblemType type, String detail, List<Problem.FieldError> errors, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /**
     * The client asks more often than it may.
     *
     * @param detail what is limited
     * @param retryAfter when it may ask again, from now
     * @return the exception to fail with
     */
    public static ProblemException rateLimited(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.RATE_LIMITED, detail, List.of(), retryAfter);
    }

    /** When to try again, from now; absent where nobody knows. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What went wrong and what to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Which kind. */
    public ProblemType type() {
        return type;
    }

    /** The fields that are wrong. */
    public List<Problem.FieldError> errors() {
        return errors;
    }

    /**
     * There is no such thing.
     *
     * @param what the thing, for example {@code product}
     * @param id the id that was asked for
     * @return the exception to fail with
     */
    public static ProblemException notFound(String what, String id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no " + what + " with the id " + id + ".");
    }
}
