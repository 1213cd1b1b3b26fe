package io.waybill.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Against a server in trouble, which the real one cannot be made to be at will. */
class SessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REPORT = """
            {"type":"stock-status","position":7,"locations":[],"total":{"items":1,"quantity":1,"reserved":0,\
            "available":1,"inStock":1,"lowStock":0,"outOfStock":0}}""";

    private final AtomicInteger signIns = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private int firstAnswer = 200;
    private boolean knowsTheAdministrator = true;

    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes ->
                    routes.post("/api/auth/login", this::signIn).get("/api/reports/stock-status", this::report))
            .bindNow();

    private final PublicApi api =
            new PublicApi(URI.create("http://127.0.0.1:" + server.port()), "admin@example.com", "secret");

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void itSignsInOnceForManyRequests() {
        assertThat(api.stockStatus().repeat(2).collectList().block(PATIENCE)).hasSize(3);

        assertThat(signIns).hasValue(1);
        assertThat(requests).hasValue(3);
    }

    @Test
    void itSignsInAgainWhenItsTokenHasExpired() {
        firstAnswer = 401;

        assertThat(api.stockStatus().block(PATIENCE)).isNotNull();

        assertThat(signIns).hasValue(2);
    }

    @Test
    void itAsksAgainWhenAPartOfTheServerIsDownForAMoment() {
        firstAnswer = 503;

        assertThat(api.stockStatus().block(PATIENCE)).isNotNull();

        assertThat(requests).hasValue(2);
        assertThat(signIns).hasValue(1);
    }

    @Test
    void itDoesNotAskAgainForWhatIsWrong() {
        firstAnswer = 400;

        assertThatThrownBy(() -> api.stockStatus().block(PATIENCE))
                .isInstanceOf(WebClientResponseException.BadRequest.class);

        assertThat(requests).hasValue(1);
    }

    @Test
    void itDoesNotTryAWrongPasswordTwice() {
        knowsTheAdministrator = false;

        assertThatThrownBy(() -> api.stockStatus().block(PATIENCE))
                .isInstanceOf(WebClientResponseException.Unauthorized.class);

        assertThat(signIns).hasValue(1);
        assertThat(requests).hasValue(0);
    }

    private Mono<Void> signIn(HttpServerRequest request, HttpServerResponse response) {
        int count = signIns.incrementAndGet();
        return knowsTheAdministrator
                ? json(response, "{\"accessToken\":\"token-%d\",\"expiresIn\":600}".formatted(count))
                : response.status(401).send();
    }

    private Mono<Void> report(HttpServerRequest request, HttpServerResponse response) {
        int status = requests.incrementAndGet() == 1 ? firstAnswer : 200;
        return status == 200 ? json(response, REPORT) : response.status(status).send();
    }

    private static Mono<Void> json(HttpServerResponse response, String body) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .sendString(Mono.just(body))
                .then();
    }
}
