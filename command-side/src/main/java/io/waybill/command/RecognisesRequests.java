package io.waybill.command;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that carries out a request once, however often it is sent, and answers each time as it did the first.
 * The answer to a command is therefore a function of the events that the command led to, most often of the first.
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

    /**
     * The answer to a command that was carried out before.
     *
     * @param command the command
     * @param events what it led to, at least one event, in order
     * @return the answer, absent where the command has none
     */
    default @Nullable Object answerTo(Object command, List<? extends DomainEventMessage<?>> events) {
        return answerTo(events.getFirst().getPayload(), events.getLast().getSequenceNumber());
    }
}
