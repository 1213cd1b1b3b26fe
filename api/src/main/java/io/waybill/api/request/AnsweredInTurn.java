package io.waybill.api.request;

import io.netty.channel.EventLoop;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Lets no request be answered before the server has done with reading it. reactor-netty 1.3.6 reads a connection no more
 * where a request that had to queue is answered at once (its issue 4361), so that the next one waits for ever.
 */
@Component
class AnsweredInTurn implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.mapHandle(
                (answer, connection) -> new Later(answer, connection.channel().eventLoop())));
    }

    /** An answer as a task of the event loop: that runs after the reading it is asked for in. */
    private static final class Later extends Mono<Void> {

        private final Mono<Void> answer;
        private final EventLoop loop;

        Later(Mono<Void> answer, EventLoop loop) {
            this.answer = answer;
            this.loop = loop;
        }

        @Override
        public void subscribe(CoreSubscriber<? super Void> client) {
            loop.execute(() -> answer.subscribe(client));
        }
    }
}
