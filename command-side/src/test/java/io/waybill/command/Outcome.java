package io.waybill.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param answer what it was answered with, absent where it was refused or there is nothing to say
 * @param refusal why it was refused, absent where it was not
 * @param replayed whether it had been carried out before
 * @param events what it led to, in one append
 */
public record Outcome(@Nullable Object answer, @Nullable Refusal refusal, boolean replayed, List<Object> events) {

    /** Whether it was carried out, and not refused. */
    public boolean accepted() {
        return refusal == null;
    }

    /** The answer, of the type that it should be of. */
    public <T> T answer(Class<T> type) {
        assertThat(refusal).isNull();
        return type.cast(Objects.requireNonNull(answer));
    }

    /** Then it is answered so. */
    public Outcome answered(Object expected) {
        assertThat(refusal).isNull();
        assertThat(answer).isEqualTo(expected);
        return this;
    }

    /** Then exactly this happens, in one append. */
    public Outcome happens(Object... expected) {
        assertThat(refusal).isNull();
        assertThat(events).containsExactly(expected);
        return this;
    }

    /** Then it is refused for such a reason, and nothing happens. */
    public void refused(Reason reason) {
        assertThat(refusal).extracting(Refusal::reason).isEqualTo(reason);
        assertThat(events).isEmpty();
    }

    /** Then it is refused in these words, and nothing happens. */
    public void refused(Reason reason, String detail) {
        assertThat(refusal).isEqualTo(new Refusal(reason, detail));
        assertThat(events).isEmpty();
    }
}
