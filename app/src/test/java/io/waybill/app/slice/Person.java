package io.waybill.app.slice;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Somebody who comes from a network address that nobody else comes from. */
record Person(Running waybill, String name, String address) {

    static Person somebody(Running waybill) {
        return new Person(waybill, "p" + UUID.randomUUID().toString().substring(0, 13), anAddress());
    }

    static String anAddress() {
        var random = ThreadLocalRandom.current();
        return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }

    /** The same person at another network address. */
    Person elsewhere() {
        return new Person(waybill, name, anAddress());
    }

    String email() {
        return name + "@example.org";
    }

    ResponseSpec register(String password) {
        return client().post()
                .uri("/api/auth/register")
                .bodyValue(Map.of("email", email(), "username", name, "password", password))
                .exchange();
    }

    Person registered(String password) {
        register(password).expectStatus().isCreated();
        return this;
    }

    ResponseSpec login(String password) {
        return client().post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("email", email(), "password", password))
                .exchange();
    }

    WebTestClient signedIn(String password) {
        var token = login(password)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return client().mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(
                        Objects.requireNonNull(token).get("accessToken").asString()))
                .build();
    }

    WebTestClient client() {
        return waybill.anonymous()
                .mutate()
                .defaultHeader("X-Forwarded-For", address)
                .build();
    }
}
