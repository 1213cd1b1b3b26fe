package io.waybill.command;

import org.jspecify.annotations.Nullable;

/**
 * An aggregate that carries out a request once, however often it is sent, and answers each time as it did the first.
 * The answer to a command is therefore a function of the first event that the command led to.
 */
public interface RecognisesRequests {

    /** The requests applied so far. */
    AppliedRequests appliedRequests();

    /**
     * The answer to the command that led to {@code event}.
     *
     * @param event the first event that the command led to
     * @param version the version of the aggregate after all events that the command led to
     * @return the answer, absent where the command has none
     */
    @Nullable
    Object answerTo(Object event, long version);
}
