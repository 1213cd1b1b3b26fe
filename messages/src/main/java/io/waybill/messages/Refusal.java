package io.waybill.messages;

/**
 * Why a command or a query was refused: the details that travel back to whoever sent it.
 *
 * @param reason what kind of refusal this is; the edge derives the status code from it
 * @param detail a sentence for the person who asked, without personal data
 */
public record Refusal(Reason reason, String detail) {

    /** The kinds of refusal. */
    public enum Reason {
        /** The thing the command is about does not exist. */
        UNKNOWN,
        /** The request itself makes no sense. */
        INVALID,
        /** A business rule or the current state forbids it. */
        CONFLICT,
        /** The sender expected another version of the aggregate. */
        VERSION_MISMATCH,
        /** The request carries the idempotency key of another one. */
        REQUEST_REUSED,
        /** A server that is needed for the answer cannot be reached; the same request may succeed later. */
        UNAVAILABLE
    }
}
