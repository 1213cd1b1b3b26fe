package io.waybill.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void a_failure_that_means_something_to_the_sender_becomes_a_refusal() {
        assertThat(reason(new AggregateNotFoundException("1", "none"))).isEqualTo(Reason.UNKNOWN);
        assertThat(reason(new ConcurrencyException("twice"))).isEqualTo(Reason.CONFLICT);
        assertThat(reason(wrapped(Status.OUT_OF_RANGE.asRuntimeException()))).isEqualTo(Reason.CONFLICT);
        assertThat(reason(wrapped(Status.UNAVAILABLE.asRuntimeException()))).isEqualTo(Reason.UNAVAILABLE);
        assertThat(reason(wrapped(new TimeoutException()))).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void what_is_a_refusal_already_stays_as_it_is() {
        var refused = Refused.conflict("Sold out.");
        assertThat(Refusals.of(refused)).isSameAs(refused);
    }

    @Test
    void a_mistake_of_ours_stays_one() {
        assertThat(reason(new IllegalStateException("oops"))).isNull();
        assertThat(reason(wrapped(Status.INTERNAL.asRuntimeException()))).isNull();
    }

    private static Throwable wrapped(Throwable cause) {
        return new CommandExecutionException("Somewhere in the append", cause);
    }

    private static @Nullable Reason reason(Throwable failure) {
        return Refusals.of(failure) instanceof Refused refused
                ? refused.<Refusal>getDetails().orElseThrow().reason()
                : null;
    }
}
