package io.waybill.api.message;

import java.time.Duration;
import org.axonframework.extensions.reactor.queryhandling.gateway.ReactorQueryGateway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks queries. */
@Component
public class Queries {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ReactorQueryGateway gateway;

    Queries(ReactorQueryGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Asks a query.
     *
     * @param query the query
     * @param answer the type of the answer
     * @param <R> the type of the answer
     * @return the answer, or empty for nothing found; fails if the query side refuses, or says nothing for 10 s
     */
    public <R> Mono<R> ask(Object query, Class<R> answer) {
        return gateway.query(query, answer).timeout(LONGEST_WAIT);
    }
}
