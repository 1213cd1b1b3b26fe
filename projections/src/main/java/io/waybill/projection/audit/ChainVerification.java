package io.waybill.projection.audit;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.waybill.messages.audit.ChainReport;
import io.waybill.messages.audit.ChainReport.Break;
import io.waybill.messages.audit.ChainReport.Kind;
import io.waybill.messages.audit.VerifyChain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads events again from the event store and looks whether they still come to the links that were made. It blocks. */
final class ChainVerification {

    private static final int PAGE = 2_000;
    private static final int READ_AHEAD = 4_000;
    private static final int REFILL = 1_000;
    private static final int SECONDS_FOR_AN_EVENT = 3;

    private final Chain chain;
    private final Supplier<EventChannel> events;
    private final Duration longest;

    /**
     * Verifies a chain.
     *
     * @param chain the links
     * @param events the event store
     * @param longest after which it says how far it came
     */
    ChainVerification(Chain chain, Supplier<EventChannel> events, Duration longest) {
        this.chain = chain;
        this.events = events;
        this.longest = longest;
    }

    /**
     * Verifies a part of the chain.
     *
     * @throws IOException if the event store does not answer
     */
    ChainReport verify(VerifyChain query) throws IOException, InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        var head = chain.head();
        long last = Math.min(query.to(), head.map(Link::position).orElse(-1L));
        var channel = events.get();
        try (var stream = channel.openStream(query.from() - 1, READ_AHEAD, REFILL)) {
            var walk = new Walk(query.from(), last, channel, stream);
            boolean through = walk.run(end);
            return new ChainReport(
                    walk.found == null,
                    query.from(),
                    walk.next - 1,
                    walk.verified,
                    through ? null : walk.next,
                    walk.found,
                    head.map(Chain::shown).orElse(null));
        }
    }

    /** One walk along the links and the events, side by side. */
    private final class Walk {

        private final long last;
        private final EventChannel channel;
        private final EventStream stream;
        private final Deque<Link> page = new ArrayDeque<>();
        private String hash;
        private long next;
        private long verified;
        private @Nullable Break found;

        Walk(long first, long last, EventChannel channel, EventStream stream) {
            this.next = first;
            this.last = last;
            this.channel = channel;
            this.stream = stream;
            this.hash = chain.before(first).map(Link::hash).orElse(Link.NOTHING);
        }

        /** Whether there is nothing left to look at: it came to the end, or to a break. */
        boolean run(long end) throws IOException, InterruptedException {
            while (next <= last && found == null) {
                if (System.nanoTime() > end) {
                    return false;
                }
                step();
            }
            return true;
        }

        private void step() throws IOException, InterruptedException {
            if (page.isEmpty()) {
                page.addAll(chain.links(next, last, PAGE));
            }
            var link = page.poll();
            var event = event();
            // At the end of either there is the other alone, if that.
            long linked = link == null ? Long.MAX_VALUE : link.position();
            long stored = event == null ? Long.MAX_VALUE : event.getToken();
            if (link == null && event == null) {
                stopAt(next, Kind.REMOVED);
            } else if (link == null || stored < linked) {
                stopAt(Math.min(stored, last), Kind.INSERTED);
            } else if (event == null || linked < stored) {
                stopAt(linked, Kind.REMOVED);
            } else if (!link.equals(Link.of(hash, event))) {
                stopAt(linked, Kind.CHANGED);
            } else {
                hash = link.hash();
                verified++;
                next = linked + 1;
            }
        }

        private void stopAt(long position, Kind kind) {
            found = new Break(position, kind);
            next = position;
        }

        /** The next event, absent if the store has no more. */
        private @Nullable EventWithToken event() throws IOException, InterruptedException {
            var event = stream.nextIfAvailable();
            if (event == null) {
                event = stream.nextIfAvailable(SECONDS_FOR_AN_EVENT, TimeUnit.SECONDS);
            }
            if (event == null && (stream.isClosed() || lastStored() >= next)) {
                throw new IOException("The event store did not send its events");
            }
            return event;
        }

        private long lastStored() throws IOException, InterruptedException {
            try {
                return channel.getLastToken().get(SECONDS_FOR_AN_EVENT, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("The event store did not answer", e);
            }
        }
    }
}
