package io.waybill.projection.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain. What it is made of never changes: the links that are kept could not be made again.
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
        boolean ofAggregate = !event.getAggregateIdentifier().isEmpty();
        return new Link(
                stored.getToken(),
                ofAggregate ? event.getAggregateIdentifier() : null,
                ofAggregate ? event.getAggregateSequenceNumber() : null,
                hash(before, stored.getToken(), event, ofAggregate));
    }

    private static String hash(String before, long position, Event event, boolean ofAggregate) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = new DataOutputStream(bytes)) {
            out.write(HexFormat.of().parseHex(before));
            out.writeLong(position);
            text(out, event.getMessageIdentifier());
            text(out, ofAggregate ? event.getAggregateIdentifier() : "");
            text(out, ofAggregate ? event.getAggregateType() : "");
            out.writeLong(ofAggregate ? event.getAggregateSequenceNumber() : -1);
            out.writeLong(event.getTimestamp());
            text(out, event.getPayload().getType());
            text(out, event.getPayload().getRevision());
            bytes(out, event.getPayload().getData().toByteArray());
            // A map of the wire has no order of its own.
            var metaData = new TreeMap<>(event.getMetaDataMap());
            out.writeInt(metaData.size());
            for (var entry : metaData.entrySet()) {
                text(out, entry.getKey());
                bytes(out, entry.getValue().toByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    /** With its length before it, so that no two events come to the same bytes. */
    private static void text(DataOutputStream out, String text) throws IOException {
        bytes(out, text.getBytes(UTF_8));
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
