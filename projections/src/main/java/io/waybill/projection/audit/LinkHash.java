package io.waybill.projection.audit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes hashes of links, one after the other, for one thread. What goes into one never changes: the links that are kept
 * could not be made again. It keeps its memory from one to the next, since there are a hundred thousand in a second.
 */
final class LinkHash {

    private static final int USUAL_BYTES = 4_096;

    private final MessageDigest sha256;
    private ByteBuffer out = ByteBuffer.allocate(USUAL_BYTES);

    LinkHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The hash of a link.
     *
     * @param before that of the link before: 32 bytes
     * @param stored the event
     * @return 32 bytes
     */
    byte[] of(byte[] before, EventWithToken stored) {
        var event = stored.getEvent();
        boolean ofAggregate = isOfAggregate(event);
        out.clear();
        room(before.length + Long.BYTES).put(before).putLong(stored.getToken());
        bytes(event.getMessageIdentifierBytes());
        bytes(ofAggregate ? event.getAggregateIdentifierBytes() : ByteString.EMPTY);
        bytes(ofAggregate ? event.getAggregateTypeBytes() : ByteString.EMPTY);
        room(2 * Long.BYTES)
                .putLong(ofAggregate ? event.getAggregateSequenceNumber() : -1)
                .putLong(event.getTimestamp());
        bytes(event.getPayload().getTypeBytes());
        bytes(event.getPayload().getRevisionBytes());
        bytes(event.getPayload().getData());
        metaData(event.getMetaDataMap());
        sha256.update(out.flip());
        return sha256.digest();
    }

    static boolean isOfAggregate(Event event) {
        return !event.getAggregateIdentifierBytes().isEmpty();
    }

    /** A map of the wire has no order of its own. */
    private void metaData(Map<String, MetaDataValue> metaData) {
        List<Map.Entry<String, MetaDataValue>> entries = new ArrayList<>(metaData.entrySet());
        entries.sort(Map.Entry.comparingByKey());
        room(Integer.BYTES).putInt(entries.size());
        for (var entry : entries) {
            bytes(ByteString.copyFromUtf8(entry.getKey()));
            message(entry.getValue());
        }
    }

    private void message(MetaDataValue value) {
        int size = value.getSerializedSize();
        room(Integer.BYTES + size).putInt(size);
        try {
            value.writeTo(CodedOutputStream.newInstance(out.array(), out.position(), size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.position(out.position() + size);
    }

    /** With their length before them, so that no two events come to the same bytes. */
    private void bytes(ByteString bytes) {
        room(Integer.BYTES + bytes.size()).putInt(bytes.size());
        bytes.copyTo(out);
    }

    private ByteBuffer room(int needed) {
        if (out.remaining() < needed) {
            var more = ByteBuffer.allocate(Math.max(2 * out.capacity(), out.position() + needed));
            out = more.put(out.flip());
        }
        return out;
    }
}
