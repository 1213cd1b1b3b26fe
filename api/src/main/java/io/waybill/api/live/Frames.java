package io.waybill.api.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.OptionalLong;

/** Server-sent events as the bytes that go over the line, made once for all who are told the same. */
final class Frames {

    /** What a stream begins with: when to come back. */
    static final byte[] OPENING = "retry:2000\n:open\n\n".getBytes(UTF_8);

    /** A comment that keeps a line open. */
    static final byte[] BEAT = ":\n\n".getBytes(UTF_8);

    /** The last event of a client whose access token is no longer good. */
    static final byte[] UNAUTHORIZED =
            event("unauthorized", OptionalLong.empty(), "{\"detail\":\"" + EventStreams.NO_LONGER_GOOD + "\"}");

    private static final byte[] LINE_END = {'\r', '\n'};

    private Frames() {}

    /**
     * An event.
     *
     * @param name its name
     * @param id its position, where it has one
     * @param json what it says, on one line
     */
    static byte[] event(String name, OptionalLong id, String json) {
        return (id(id) + "event:" + name + "\ndata:" + json + "\n\n").getBytes(UTF_8);
    }

    /** No event, but from where to go on should the connection end before anything changes. */
    static byte[] here(OptionalLong id) {
        return (id(id) + ":from here\n\n").getBytes(UTF_8);
    }

    private static String id(OptionalLong id) {
        return id.isPresent() ? "id:" + id.getAsLong() + '\n' : "";
    }

    /**
     * Some events as one chunk of an HTTP answer (RFC 9112, section 7.1).
     *
     * @param allocator of the buffer
     * @param events what to send, at least one byte
     * @return a buffer that is the caller's to release
     */
    static ByteBuf chunk(ByteBufAllocator allocator, List<byte[]> events) {
        int length = events.stream().mapToInt(event -> event.length).sum();
        byte[] size = Integer.toHexString(length).getBytes(US_ASCII);
        ByteBuf chunk = allocator.directBuffer(size.length + length + 2 * LINE_END.length);
        chunk.writeBytes(size).writeBytes(LINE_END);
        events.forEach(chunk::writeBytes);
        return chunk.writeBytes(LINE_END);
    }
}
