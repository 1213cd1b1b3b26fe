package io.waybill.projection.audit;

import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain.
 *
 * @param position the position of the event
 * @param entityId what it is of, absent for an event of no aggregate
 * @param version its version, absent for an event of no aggregate
 * @param hash SHA-256 over the hash before and the event: 64 hexadecimal digits
 */
record Link(
        long position, @Nullable String entityId, @Nullable Long version, String hash) {

    /** What the first link hangs on instead of a hash. */
    static final String NOTHING = "0".repeat(64);

    /**
     * The link of an event.
     *
     * @param before the hash of the link before
     * @param stored the event as the event store gave it, with what is sealed in it sealed
     */
    static Link of(String before, EventWithToken stored) {
        var event = stored.getEvent();
        boolean ofAggregate = LinkHash.isOfAggregate(event);
        byte[] hash = new LinkHash().of(HexFormat.of().parseHex(before), stored);
        return new Link(
                stored.getToken(),
                ofAggregate ? event.getAggregateIdentifier() : null,
                ofAggregate ? event.getAggregateSequenceNumber() : null,
                HexFormat.of().formatHex(hash));
    }
}
