package io.waybill.command;

import io.grpc.StatusRuntimeException;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Tells what the failure of a command means to its sender. */
final class Refusals {

    private Refusals() {}

    /** The refusal that a failure amounts to, or the failure itself where it is a mistake of ours. */
    static Throwable of(Throwable failure) {
        if (HandlerExecutionException.resolveDetails(failure).orElse(null) instanceof Refusal) {
            return failure;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var refused = refused(cause, failure);
            if (refused != null) {
                return refused;
            }
        }
        return failure;
    }

    private static @Nullable Refused refused(Throwable cause, Throwable failure) {
        return switch (cause) {
            case AggregateNotFoundException missing ->
                Refused.because(
                        Reason.UNKNOWN,
                        "There is nothing with the id " + missing.getAggregateIdentifier() + ".",
                        failure);
            case ConcurrencyException concurrent -> concurrent(failure);
            case StatusRuntimeException store -> store(store, failure);
            case AxonServerException disconnected -> unavailable(failure);
            case TimeoutException late -> unavailable(failure);
            case SQLException keys -> noKeys(failure);
            default -> null;
        };
    }

    private static @Nullable Refused store(StatusRuntimeException answer, Throwable failure) {
        return switch (answer.getStatus().getCode()) {
            // What Axon Server answers to a sequence number that another append took first.
            case OUT_OF_RANGE -> concurrent(failure);
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, CANCELLED -> unavailable(failure);
            default -> null;
        };
    }

    private static Refused concurrent(Throwable failure) {
        return Refused.because(Reason.CONFLICT, "Someone else changed it at the same moment; try again.", failure);
    }

    /** What a command writes to the event store may need the keys of persons, which are in a database. */
    private static Refused noKeys(Throwable failure) {
        return Refused.because(
                Reason.UNAVAILABLE, "The database of keys cannot be reached. Nothing was changed; try again.", failure);
    }

    private static Refused unavailable(Throwable failure) {
        return Refused.because(
                Reason.UNAVAILABLE,
                "The event store cannot be reached. What you asked for may or may not have been kept: look before you"
                        + " try again.",
                failure);
    }
}
