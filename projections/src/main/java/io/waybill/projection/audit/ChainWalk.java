package io.waybill.projection.audit;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.waybill.messages.audit.ChainReport.Break;
import io.waybill.messages.audit.ChainReport.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One walk along a slice of the links and its events, side by side. It begins with the hash that is kept in the link before,
 * which another walk verifies.
 */
final class ChainWalk implements AutoCloseable {

    private static final int PAGE = 5_000;
    private static final int READ_AHEAD = 5_000;
    private static final int REFILL = 1_000;
    private static final int SECONDS_FOR_AN_EVENT = 3;

    private final Chain chain;
    private final EventChannel channel;
    private final EventStream stream;
    private final long last;
    private final boolean isLast;
    private final LinkHash hashes = new LinkHash();
    private final Deque<KeptLink> page = new ArrayDeque<>(PAGE);
    private byte[] hash;
    private long next;
    private long verified;
    private @Nullable Break found;

    /**
     * Before its first step.
     *
     * @param first the first position
     * @param last the last position
     * @param isLast whether no slice follows: then there has to be something at the last position
     */
    ChainWalk(Chain chain, EventChannel channel, long first, long last, boolean isLast) {
        this.chain = chain;
        this.channel = channel;
        this.next = first;
        this.last = last;
        this.isLast = isLast;
        this.hash = HexFormat.of().parseHex(chain.before(first).map(Link::hash).orElse(Link.NOTHING));
        this.stream = channel.openStream(first - 1, READ_AHEAD, REFILL);
    }

    /**
     * How far it came.
     *
     * @param next the first position that was not found as it was
     * @param verified how many were
     * @param found what is wrong at that position, absent if it was not looked at, or is beyond the slice
     * @param whole whether all of the slice is as it was
     */
    record Outcome(long next, long verified, @Nullable Break found, boolean whole) {}

    /**
     * Walks.
     *
     * @param end when to stop, in the nanoseconds of {@link System#nanoTime}
     * @throws IOException if the event store does not answer
     */
    Outcome run(long end) throws IOException, InterruptedException {
        while (next <= last && found == null && System.nanoTime() - end < 0) {
            step();
        }
        return new Outcome(next, verified, found, next > last && found == null);
    }

    private void step() throws IOException, InterruptedException {
        if (page.isEmpty()) {
            page.addAll(chain.links(next, last, PAGE));
        }
        var link = page.poll();
        var event = event();
        if (link == null && event == null) {
            if (isLast) {
                stopAt(next, Kind.REMOVED);
            } else {
                // Nothing is missing here, or the next link was made of another hash than is kept before it.
                next = last + 1;
            }
        } else if (event != null && (link == null || event.getToken() < link.position())) {
            stopAt(event.getToken(), Kind.INSERTED);
        } else if (link != null && (event == null || link.position() < event.getToken())) {
            stopAt(link.position(), Kind.REMOVED);
        } else if (link != null && event != null) {
            compare(link, event);
        }
    }

    private void compare(KeptLink link, EventWithToken event) {
        if (link.isOf(event, hash, hashes)) {
            hash = link.hash();
            verified++;
            next = link.position() + 1;
        } else {
            stopAt(link.position(), Kind.CHANGED);
        }
    }

    private void stopAt(long position, Kind kind) {
        found = new Break(position, kind);
        next = position;
    }

    /** The next event, absent if the slice has no more. */
    private @Nullable EventWithToken event() throws IOException, InterruptedException {
        var event = stream.nextIfAvailable();
        if (event == null) {
            event = stream.nextIfAvailable(SECONDS_FOR_AN_EVENT, TimeUnit.SECONDS);
        }
        if (event == null && (stream.isClosed() || lastStored() >= next)) {
            throw new IOException("The event store did not send its events");
        }
        return event == null || event.getToken() > last ? null : event;
    }

    private long lastStored() throws IOException, InterruptedException {
        try {
            return channel.getLastToken().get(SECONDS_FOR_AN_EVENT, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The event store did not answer", e);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
