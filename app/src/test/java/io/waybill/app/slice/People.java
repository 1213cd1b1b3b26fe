package io.waybill.app.slice;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** People who use Waybill, over HTTP. */
record People(Running waybill) {

    static final String PASSWORD = "correct horse battery";

    /** Somebody with an account, and a token for it. */
    record Person(String id, String email, String token, WebTestClient client) {}

    /** Somebody new with a role. */
    Person withRole(String role) {
        String name = "p" + UUID.randomUUID().toString().substring(0, 13);
        String email = name + "@example.org";
        String id = body(waybill.anonymous()
                        .post()
                        .uri("/api/auth/register")
                        .bodyValue(Map.of("email", email, "username", name, "password", PASSWORD))
                        .exchange()
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
        if (!role.equals("CUSTOMER")) {
            waybill.client()
                    .put()
                    .uri("/api/users/{id}/roles", id)
                    .bodyValue(Map.of("roles", List.of(role)))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        String token = token(email);
        return new Person(id, email, token, signedIn(token));
    }

    /** Signs somebody in. */
    String token(String email) {
        return body(waybill.anonymous()
                        .post()
                        .uri("/api/auth/login")
                        .bodyValue(Map.of("email", email, "password", PASSWORD))
                        .exchange()
                        .expectStatus()
                        .isOk())
                .get("accessToken")
                .asString();
    }

    private WebTestClient signedIn(String token) {
        return waybill.anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
