package io.waybill.api.request;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/**
 * Lets no request be answered before the server has done with reading it. reactor-netty 1.3.6 reads a connection no more
 * where a request that had to queue is answered at once (its issue 4361), so that the next one waits for ever.
 */
@Component
class AnsweredInTurn implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        // A task of the event loop: it runs after the reading that it is asked for in.
        factory.addServerCustomizers(server -> server.mapHandle((answer, connection) ->
                answer.subscribeOn(Schedulers.fromExecutor(connection.channel().eventLoop()))));
    }
}
