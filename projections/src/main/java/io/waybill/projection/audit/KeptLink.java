package io.waybill.projection.audit;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link as it was kept, to be compared.
 *
 * @param position the position of the event
 * @param entityId what it is of, absent for an event of no aggregate
 * @param version its version, absent for an event of no aggregate
 * @param hash the hash: 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by what is in it, below.
record KeptLink(
        long position, @Nullable String entityId, @Nullable Long version, byte[] hash) {

    /** Whether it was made of this event, and of this hash of the link before. */
    boolean isOf(EventWithToken stored, byte[] before, LinkHash hashes) {
        var event = stored.getEvent();
        boolean ofAggregate = LinkHash.isOfAggregate(event);
        return position == stored.getToken()
                && Objects.equals(entityId, ofAggregate ? event.getAggregateIdentifier() : null)
                && Objects.equals(version, ofAggregate ? event.getAggregateSequenceNumber() : null)
                && Arrays.equals(hash, hashes.of(before, stored));
    }
}
