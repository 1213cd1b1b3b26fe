package io.waybill.api.message;

import io.waybill.api.request.RequestIdentity;
import io.waybill.api.request.TraceId;
import io.waybill.api.security.SignedInUser;
import io.waybill.messages.MetaDataKeys;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.extensions.reactor.commandhandling.gateway.ReactorCommandGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Sends commands, each with who asked, from where, in which request, and the version that If-Match expects. */
@Component
public class Commands {

    /** Says of an answer that it is the one to an earlier sending of the request. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int LONGEST_USER_AGENT = 256;

    private final ReactorCommandGateway gateway;

    Commands(ReactorCommandGateway gateway) {
        this.gateway = gateway;
        gateway.registerResultHandlerInterceptor((command, results) ->
                Flux.deferContextual(context -> results.doOnNext(result -> tellReplayed(result, context))));
    }

    private static void tellReplayed(CommandResultMessage<?> result, ContextView context) {
        if (Boolean.TRUE.equals(result.getMetaData().get(MetaDataKeys.REPLAYED))) {
            context.<ServerWebExchange>getOrEmpty(ServerWebExchange.class)
                    .ifPresent(exchange -> exchange.getResponse().getHeaders().set(REPLAYED, "true"));
        }
    }

    /**
     * Sends a command.
     *
     * @param command the command
     * @param user who asks
     * @param exchange the request
     * @param <R> the type of the answer
     * @return what the command side answers; fails if it refuses, or says nothing for 10 s
     */
    public <R> Mono<R> send(Object command, SignedInUser user, ServerWebExchange exchange) {
        return this.<R>send(command, RequestIdentity.of(exchange), user, exchange)
                .contextWrite(context -> context.put(ServerWebExchange.class, exchange));
    }

    /**
     * Sends one of the commands that a request consists of.
     *
     * @param command the command
     * @param identity what makes it the same command when the request is sent again, see {@link RequestIdentity#part}
     * @param user who asks
     * @param exchange the request
     * @param <R> the type of the answer
     * @return what the command side answers; fails if it refuses, or says nothing for 10 s
     */
    public <R> Mono<R> send(Object command, RequestIdentity identity, SignedInUser user, ServerWebExchange exchange) {
        return Mono.defer(
                        () -> gateway.<R>send(new GenericCommandMessage<>(command, metaData(identity, user, exchange))))
                .timeout(LONGEST_WAIT);
    }

    private static Map<String, Object> metaData(
            RequestIdentity identity, SignedInUser user, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        Map<String, Object> metaData = new LinkedHashMap<>();
        metaData.put(MetaDataKeys.USER_ID, user.id());
        metaData.put(MetaDataKeys.USERNAME, user.username());
        metaData.put(MetaDataKeys.REQUEST_ID, identity.id());
        if (identity.fingerprint() != null) {
            metaData.put(MetaDataKeys.REQUEST_FINGERPRINT, identity.fingerprint());
        }
        metaData.put(MetaDataKeys.TRACE_ID, TraceId.of(exchange));
        InetSocketAddress address = request.getRemoteAddress();
        if (address != null && address.getAddress() != null) {
            metaData.put(MetaDataKeys.IP, address.getAddress().getHostAddress());
        }
        String agent = request.getHeaders().getFirst(HttpHeaders.USER_AGENT);
        if (agent != null) {
            metaData.put(MetaDataKeys.USER_AGENT, agent.substring(0, Math.min(agent.length(), LONGEST_USER_AGENT)));
        }
        Long expectedVersion = Preconditions.expectedVersion(exchange);
        if (expectedVersion != null) {
            metaData.put(MetaDataKeys.EXPECTED_VERSION, expectedVersion);
        }
        return metaData;
    }
}
