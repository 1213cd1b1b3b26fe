package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What an event must satisfy for PostgreSQL to take it, checked before it shares a transaction with others. */
final class EventChecks {

    /** Bytes of UTF-8: the unique key on (aggregate, sequence) takes no more than about 2,700. */
    private static final int LONGEST_AGGREGATE_ID = 1_024;

    private EventChecks() {}

    /** Says what is wrong, or null. */
    static @Nullable String whatIsWrongWith(Event event) {
        String aggregate = event.getAggregateIdentifier();
        if (isTooLong(aggregate)) {
            return "an aggregate identifier must not exceed " + LONGEST_AGGREGATE_ID + " bytes";
        }
        if (event.getAggregateSequenceNumber() < 0) {
            return "a sequence number must not be negative";
        }
        boolean clean = isText(aggregate)
                && isText(event.getMessageIdentifier())
                && isText(event.getAggregateType())
                && isText(event.getPayload().getType())
                && isText(event.getPayload().getRevision());
        return clean ? null : "identifiers and types must not contain the character U+0000";
    }

    private static boolean isTooLong(String text) {
        // A character takes at most three bytes, so short texts need not be encoded to be sure.
        return text.length() * 3 > LONGEST_AGGREGATE_ID
                && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_AGGREGATE_ID;
    }

    private static boolean isText(String text) {
        return text.indexOf('\0') < 0;
    }
}
