package io.waybill.api.connection;

import io.netty.channel.Channel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerResponse;

/** What carries requests and their answers. */
public final class Connections {

    private Connections() {}

    /** The connection that a request came over. */
    public static Channel channel(ServerWebExchange exchange) {
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        var channel = new AtomicReference<Channel>();
        answer.withConnection(connection -> channel.set(connection.channel()));
        return Objects.requireNonNull(channel.get());
    }
}
