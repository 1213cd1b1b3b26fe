package io.waybill.command;

import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import org.axonframework.commandhandling.CommandExecutionException;
import org.jspecify.annotations.Nullable;

/** A command that was understood and is not carried out; its {@link Refusal} travels back to the sender. */
public final class Refused extends CommandExecutionException {

    private static final long serialVersionUID = 1L;

    private Refused(Refusal refusal, @Nullable Throwable cause) {
        super(refusal.detail(), cause, refusal, false);
    }

    /**
     * A business rule or the current state forbids the command.
     *
     * @param detail a sentence for the person who asked
     * @return the refusal to throw
     */
    public static Refused conflict(String detail) {
        return because(Reason.CONFLICT, detail, null);
    }

    /**
     * What the command is about does not exist.
     *
     * @param detail a sentence for the person who asked
     * @return the refusal to throw
     */
    public static Refused unknown(String detail) {
        return because(Reason.UNKNOWN, detail, null);
    }

    /**
     * The request itself makes no sense.
     *
     * @param detail a sentence for the person who asked
     * @return the refusal to throw
     */
    public static Refused invalid(String detail) {
        return because(Reason.INVALID, detail, null);
    }

    static Refused because(Reason reason, String detail, @Nullable Throwable cause) {
        return new Refused(new Refusal(reason, detail), cause);
    }

    /** What travels back to the sender. */
    public Refusal refusal() {
        return this.<Refusal>getDetails().orElseThrow();
    }
}
