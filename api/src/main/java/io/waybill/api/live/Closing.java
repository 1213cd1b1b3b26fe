package io.waybill.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The end of this node, of which every open stream hears before anything else does: it says when to come back, and ends, so
 * that the server has nothing to wait for. Each client is told another moment, so that the nodes that stay are not asked
 * by all at once.
 */
@Component
class Closing implements SmartLifecycle {

    /** No sooner than whoever sends requests here knows that this node takes none any more. */
    static final Duration SOONEST_RETURN = Duration.ofSeconds(1);

    static final Duration LATEST_RETURN = Duration.ofSeconds(5);

    private static final String WORD = "closing";

    private final Sinks.Empty<Void> begun = Sinks.empty();
    private volatile boolean running;
    private volatile boolean over;

    /** Completes when this node begins to stop; at once if it has. */
    Mono<Void> begun() {
        return begun.asMono();
    }

    /** Whether this node has begun to stop: whoever asks after {@link #begun} has completed is told so. */
    boolean hasBegun() {
        return over;
    }

    /** The last word to one client, as an event. */
    static ServerSentEvent<?> farewell() {
        return ServerSentEvent.builder().retry(pause()).comment(WORD).build();
    }

    /** The last word to one client, as bytes. */
    static byte[] farewellFrame() {
        return ("retry:" + pause().toMillis() + "\n:" + WORD + "\n\n").getBytes(UTF_8);
    }

    private static Duration pause() {
        return Duration.ofMillis(
                ThreadLocalRandom.current().nextLong(SOONEST_RETURN.toMillis(), LATEST_RETURN.toMillis() + 1));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        over = true;
        begun.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
