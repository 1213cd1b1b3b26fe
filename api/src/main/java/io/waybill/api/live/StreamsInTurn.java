package io.waybill.api.live;

import io.netty.channel.EventLoop;
import io.waybill.api.connection.Connections;
import io.waybill.api.limit.LimitSettings;
import io.waybill.api.problem.ProblemException;
import io.waybill.api.problem.ProblemType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Lets streams begin a few at a time where thousands are asked for at once, so that everything else is answered meanwhile.
 * Before anything is looked at, since verifying an access token is what costs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class StreamsInTurn implements WebFilter {

    private final int mostWaiting;
    private final ConcurrentMap<EventLoop, Queue> queues = new ConcurrentHashMap<>();

    StreamsInTurn(LimitSettings limits) {
        this.mostWaiting = limits.streamsPerNode();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!OpenStreams.isStream(exchange.getRequest().getPath().pathWithinApplication())) {
            return chain.filter(exchange);
        }
        var queue = queues.computeIfAbsent(Connections.channel(exchange).eventLoop(), Queue::new);
        return Mono.<Void>create(queue::add).then(chain.filter(exchange));
    }

    /** Who waits at one event loop. Used by it only. */
    private final class Queue {

        private static final long NANOS_A_TURN = 4_000_000;

        private final EventLoop loop;
        private final Deque<MonoSink<Void>> waiting = new ArrayDeque<>();

        Queue(EventLoop loop) {
            this.loop = loop;
        }

        void add(MonoSink<Void> stream) {
            if (waiting.size() >= mostWaiting) {
                stream.error(new ProblemException(
                        ProblemType.UNAVAILABLE, "As many streams are asked for as this server keeps; try again."));
                return;
            }
            waiting.add(stream);
            if (waiting.size() == 1) {
                turnLater();
            }
        }

        /** What is scheduled comes after the event loop has read and accepted. */
        @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
        private void turnLater() {
            loop.schedule(this::turn, 0, TimeUnit.NANOSECONDS);
        }

        private void turn() {
            long end = System.nanoTime() + NANOS_A_TURN;
            do {
                waiting.element().success();
                waiting.remove();
            } while (!waiting.isEmpty() && System.nanoTime() - end < 0);
            if (!waiting.isEmpty()) {
                turnLater();
            }
        }
    }
}
