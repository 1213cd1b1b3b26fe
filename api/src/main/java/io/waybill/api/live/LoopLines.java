package io.waybill.api.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.waybill.api.live.LiveFeed.News;
import io.waybill.api.security.Revocations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one event loop, which tells them what is new in rounds: each gets all that it does not know yet in one
 * chunk, made once for those that know the same. Rounds are cut into turns, between which the event loop reads and accepts.
 * A client that has not taken its last chunk is passed over until it has, and then told of each thing the newest. But for
 * {@link #tell()}, {@link #leave} and {@link #dismiss()}, used by its event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails on a connection ends it
final class LoopLines {

    private static final int LINES_A_TURN = 128;
    private static final int MOST_CHUNKS = 64;

    private final EventLoop loop;
    private final LiveFeed feed;
    private final Revocations revocations;
    private final Closing closing;
    private final long mostSecondsUnsent;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Standing, Chunk> chunks = new HashMap<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable Told last;
    private boolean inRound;
    private boolean another;
    private int next;
    private long upTo;
    private boolean looking;

    LoopLines(EventLoop loop, LiveFeed feed, Revocations revocations, Closing closing, long mostSecondsUnsent) {
        this.loop = loop;
        this.feed = feed;
        this.revocations = revocations;
        this.closing = closing;
        this.mostSecondsUnsent = mostSecondsUnsent;
    }

    /** What clients have in common that are sent the same. */
    private record Standing(long knows, Set<String> kinds) {

        @SuppressWarnings("ReferenceEquality") // who watches the same has the same set
        boolean isThatOf(Line line) {
            return knows == line.knows() && kinds == line.kinds();
        }
    }

    /** What they are sent, nothing where it is of no concern to them, and what they then know. */
    private record Chunk(@Nullable ByteBuf bytes, long upTo) {}

    /** What those were told that stand somewhere. */
    private record Told(Standing standing, Chunk chunk) {}

    EventLoop loop() {
        return loop;
    }

    /** There is something new. */
    void tell() {
        if (told.compareAndSet(false, true)) {
            loop.execute(() -> {
                told.set(false);
                round();
            });
        }
    }

    private void round() {
        another = true;
        if (!inRound) {
            inRound = true;
            begin();
            turn();
        }
    }

    private void begin() {
        another = false;
        next = 0;
        upTo = feed.upTo();
    }

    private void turn() {
        boolean goesOn = false;
        try {
            int last = next + LINES_A_TURN;
            while (next < Math.min(last, lines.size())) {
                tell(lines.get(next++));
            }
            goesOn = next < lines.size() || another;
            if (next >= lines.size()) {
                forgetChunks();
                begin();
            }
        } finally {
            // A round that fails, for want of memory, is begun again with the next look.
            inRound = goesOn;
        }
        if (goesOn) {
            // Not at once: what is scheduled comes after the event loop has read and accepted.
            loop.schedule(this::turn, 0, TimeUnit.NANOSECONDS);
        }
    }

    private void tell(Line line) {
        if (line.knows() >= upTo || line.hasUnsent()) {
            return;
        }
        var chunk = chunk(line);
        line.knows(chunk.upTo());
        var bytes = chunk.bytes();
        if (bytes != null) {
            line.send(bytes);
        }
        another |= chunk.upTo() < upTo;
    }

    private Chunk chunk(Line line) {
        // Nearly all stand where the one before them did.
        var before = last;
        if (before == null || !before.standing.isThatOf(line)) {
            before = new Told(new Standing(line.knows(), line.kinds()), chunkOf(line));
            last = before;
        }
        return before.chunk;
    }

    private Chunk chunkOf(Line line) {
        var standing = new Standing(line.knows(), line.kinds());
        var known = chunks.get(standing);
        if (known != null) {
            return known;
        }
        if (chunks.size() == MOST_CHUNKS) {
            forgetChunks();
        }
        var chunk = chunk(line, feed.since(line.kinds(), line.knows(), upTo));
        chunks.put(standing, chunk);
        return chunk;
    }

    private static Chunk chunk(Line line, News news) {
        return new Chunk(news.events().isEmpty() ? null : Frames.chunk(line.allocator(), news.events()), news.upTo());
    }

    private void forgetChunks() {
        for (var chunk : chunks.values()) {
            var bytes = chunk.bytes();
            if (bytes != null) {
                bytes.release();
            }
        }
        chunks.clear();
        last = null;
    }

    /**
     * A client begins.
     *
     * @param line its line
     * @param first what it is told first
     */
    void add(Line line, News first) {
        if (closing.hasBegun()) {
            line.dismiss();
            return;
        }
        line.place(lines.size());
        line.knows(first.upTo());
        lines.add(line);
        if (!looking) {
            looking = true;
            lookLater();
        }
        var chunk = chunk(line, first);
        var bytes = chunk.bytes();
        if (bytes != null) {
            line.send(bytes);
            bytes.release();
        }
        if (feed.upTo() > line.knows()) {
            round();
        }
    }

    /** A client is gone: nothing may come behind its last chunk. */
    void leave(Line line) {
        if (loop.inEventLoop()) {
            remove(line);
        } else {
            loop.execute(() -> remove(line));
        }
    }

    private void remove(Line line) {
        if (line.place() < 0) {
            return;
        }
        var last = lines.removeLast();
        if (last != line) {
            lines.set(line.place(), last);
            last.place(line.place());
            another = true; // It may stand where this round has been.
        }
        line.place(-1);
    }

    private void lookLater() {
        loop.schedule(this::look, 1, TimeUnit.SECONDS);
    }

    private void look() {
        looking = !lines.isEmpty();
        if (!looking) {
            return;
        }
        lookLater();
        // From the end: one that ends leaves its place to one that was looked after.
        for (int place = lines.size() - 1; place >= 0; place--) {
            if (place < lines.size()) {
                var line = lines.get(place);
                line.look(revocations.include(line.user()), mostSecondsUnsent);
            }
        }
        round();
    }

    /** Every client is told when to come back, for this node stops. */
    void dismiss() {
        loop.execute(() -> List.copyOf(lines).forEach(Line::dismiss));
    }
}
