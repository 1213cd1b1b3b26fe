package io.waybill.api.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.waybill.api.connection.ConnectionSettings;
import io.waybill.api.connection.Connections;
import io.waybill.api.live.LiveFeed.News;
import io.waybill.api.security.Revocations;
import io.waybill.api.security.SignedInUser;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The lines of all clients of {@code /api/live} at this node. */
@Component
class LiveLines {

    private static final MediaType EVENTS = new MediaType(MediaType.TEXT_EVENT_STREAM, UTF_8);

    private final LiveFeed feed;
    private final Revocations revocations;
    private final ConnectionSettings connections;
    private final Closing closing;
    private final ConcurrentMap<EventLoop, LoopLines> loops = new ConcurrentHashMap<>();

    /** Who watches the same has the same set, so that it is told from others without looking into it. There are few topics. */
    private final ConcurrentMap<Set<String>, Set<String>> watched = new ConcurrentHashMap<>();

    LiveLines(LiveFeed feed, Revocations revocations, ConnectionSettings connections, Closing closing) {
        this.feed = feed;
        this.revocations = revocations;
        this.connections = connections;
        this.closing = closing;
        feed.news().subscribe(upTo -> loops.values().forEach(LoopLines::tell));
        closing.begun()
                .doOnSuccess(begun -> loops.values().forEach(LoopLines::dismiss))
                .subscribe();
    }

    /**
     * Answers a client until it leaves, its access token is no longer good, or this node stops.
     *
     * @param exchange its request
     * @param user who it is
     * @param topics what it watches, at least one
     * @param lastSeen the id of the last event it has seen, absent on its first visit
     * @return completes at the end
     */
    Mono<Void> open(
            ServerWebExchange exchange, SignedInUser user, Collection<LiveTopic> topics, @Nullable Long lastSeen) {
        var response = exchange.getResponse();
        response.getHeaders().setContentType(EVENTS);
        if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
            return response.setComplete();
        }
        var kinds = watched.computeIfAbsent(
                topics.stream().map(LiveTopic::announcedAs).collect(Collectors.toUnmodifiableSet()), same -> same);
        var opening = Mono.just(response.bufferFactory().wrap(Frames.OPENING));
        var channel = Connections.channel(exchange);
        return response.writeAndFlushWith(Mono.just(opening)).then(Mono.defer(() -> {
            feed.watch(kinds);
            return feed.begin(kinds, lastSeen)
                    .takeUntilOther(closing.begun())
                    .defaultIfEmpty(News.NONE)
                    .flatMap(first -> follow(channel, kinds, user, first))
                    .doFinally(end -> feed.leave(kinds));
        }));
    }

    private Mono<Void> follow(Channel channel, Set<String> kinds, SignedInUser user, News first) {
        var loop = loops.computeIfAbsent(
                channel.eventLoop(),
                itself -> new LoopLines(
                        itself, feed, revocations, closing, connections.write().toSeconds()));
        return Mono.create(end -> loop.loop().execute(() -> {
            if (channel.isActive()) {
                var line = new Line(channel, kinds, user, end);
                loop.add(line, first);
                end.onDispose(() -> loop.leave(line));
            }
        }));
    }
}
