package io.waybill.api.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.waybill.api.security.SignedInUser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;
import reactor.netty.NettyPipeline;

/**
 * The open answer to one client. What it is told goes over its connection as it is, past everything that makes an answer
 * out of objects: it was made once for many. Used by its event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a connection ends it
final class Line {

    private static final int SECONDS_BETWEEN_BEATS = 15;

    private final ChannelHandlerContext connection;
    private final @Nullable FileDescriptor socket;
    private final Set<String> kinds;
    private final SignedInUser user;
    private final MonoSink<Void> end;
    private long knows;
    private int place = -1;
    private int secondsToBeat = 1 + ThreadLocalRandom.current().nextInt(SECONDS_BETWEEN_BEATS);
    private int secondsUnsent;
    private boolean queued;

    /**
     * A client whose answer has begun.
     *
     * @param channel its connection
     * @param kinds what it watches
     * @param user who it is
     * @param end told when there is no more to say
     */
    Line(Channel channel, Set<String> kinds, SignedInUser user, MonoSink<Void> end) {
        // What the client takes too long for is noticed here, without a timer for each message.
        var behind = channel.pipeline().context(WriteTimeoutHandler.class);
        this.connection = Objects.requireNonNull(
                behind != null ? behind : channel.pipeline().context(NettyPipeline.HttpCodec));
        this.socket = socket(channel);
        this.kinds = kinds;
        this.user = user;
        this.end = end;
    }

    /** Where bytes can be put as they are: nowhere if they are encrypted on the way, or the transport has no such thing. */
    private static @Nullable FileDescriptor socket(Channel channel) {
        boolean encrypted = channel.pipeline().get(SslHandler.class) != null;
        return !encrypted && channel instanceof UnixChannel unix ? unix.fd() : null;
    }

    Set<String> kinds() {
        return kinds;
    }

    /** The number of the last announcement that it knows. */
    long knows() {
        return knows;
    }

    void knows(long upTo) {
        knows = upTo;
    }

    /** Where it stands among the lines of its event loop, below 0 where it does not. */
    int place() {
        return place;
    }

    void place(int at) {
        place = at;
    }

    ByteBufAllocator allocator() {
        return connection.alloc();
    }

    /** Whether there is still something that the client has not taken. */
    boolean hasUnsent() {
        if (queued) {
            var unsent = connection.channel().unsafe().outboundBuffer();
            queued = unsent == null || !unsent.isEmpty();
        }
        return queued;
    }

    /** Sends a chunk, which stays the caller's. */
    void send(ByteBuf chunk) {
        int taken = hasUnsent() ? 0 : taken(chunk);
        if (taken < chunk.readableBytes()) {
            queued = true;
            connection.write(
                    chunk.retainedSlice(chunk.readerIndex() + taken, chunk.readableBytes() - taken),
                    connection.voidPromise());
            connection.flush();
        }
    }

    /**
     * How much of a chunk the socket takes at once: nearly always all. A queue, handlers, and a promise for each connection are
     * then not gone through, whose memory no cache holds where there are many.
     */
    private int taken(ByteBuf chunk) {
        // One that is closed may be another connection's by now.
        if (socket == null || !socket.isOpen() || !chunk.hasMemoryAddress()) {
            return 0;
        }
        try {
            return socket.writeAddress(chunk.memoryAddress(), chunk.readerIndex(), chunk.writerIndex());
        } catch (IOException e) {
            connection.close();
            return chunk.readableBytes();
        }
    }

    private void send(byte[] event) {
        var chunk = Frames.chunk(connection.alloc(), List.of(event));
        send(chunk);
        chunk.release();
    }

    /**
     * Looks after the line, once a second.
     *
     * @param revoked whether the access token is good no longer
     * @param mostSecondsUnsent how long the client may take for what it is sent
     */
    void look(boolean revoked, long mostSecondsUnsent) {
        secondsUnsent = hasUnsent() ? secondsUnsent + 1 : 0;
        if (secondsUnsent > mostSecondsUnsent) {
            connection.close();
        } else if (revoked || !Instant.now().isBefore(user.expiresAt())) {
            send(Frames.UNAUTHORIZED);
            end();
        } else if (--secondsToBeat <= 0) {
            secondsToBeat = SECONDS_BETWEEN_BEATS;
            if (secondsUnsent == 0) {
                send(Frames.BEAT);
            }
        }
    }

    SignedInUser user() {
        return user;
    }

    /** The client is told when to come back, for this node stops. */
    void dismiss() {
        send(Closing.farewellFrame());
        end();
    }

    private void end() {
        end.success();
    }
}
