package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, and what he does to stay signed in, over HTTP. */
record AccountHolder(Running waybill, String id, String email) {

    static final String PASSWORD = "correct horse battery";

    /** Registers somebody new, who is given roles. */
    static AccountHolder registered(Running waybill, String... roles) {
        String name = "p" + UUID.randomUUID().toString().substring(0, 13);
        String email = name + "@example.org";
        var answer = waybill.anonymous()
                .post()
                .uri("/api/auth/register")
                .bodyValue(Map.of("email", email, "username", name, "password", PASSWORD))
                .exchange()
                .expectStatus()
                .isCreated();
        var person = new AccountHolder(waybill, body(answer).get("id").asString(), email);
        if (roles.length > 0) {
            person.become(roles).expectStatus().isOk();
        }
        return person;
    }

    /** Is given other roles by the administrator. */
    ResponseSpec become(String... roles) {
        return waybill.client()
                .put()
                .uri("/api/users/{id}/roles", id)
                .bodyValue(Map.of("roles", List.of(roles)))
                .exchange();
    }

    /** Signs in. */
    Tokens signIn() {
        return signIn("a test");
    }

    /** Signs in from a device. */
    Tokens signIn(String device) {
        return tokens(login(device));
    }

    /** Signs in if the password is still good. */
    Optional<Tokens> trySignIn() {
        JsonNode body = body(login("a test"));
        return body.has("accessToken") ? Optional.of(tokens(body)) : Optional.empty();
    }

    private ResponseSpec login(String device) {
        return waybill.anonymous()
                .post()
                .uri("/api/auth/login")
                .header(HttpHeaders.USER_AGENT, device)
                .bodyValue(Map.of("email", email, "password", PASSWORD))
                .exchange();
    }

    /** Refreshes. */
    ResponseSpec refresh(String refreshToken) {
        return refresh(refreshToken, "a test");
    }

    /** Refreshes from a device. */
    ResponseSpec refresh(String refreshToken, String device) {
        return waybill.anonymous()
                .post()
                .uri("/api/auth/refresh")
                .header(HttpHeaders.USER_AGENT, device)
                .bodyValue(Map.of("refreshToken", refreshToken))
                .exchange();
    }

    /** Asks something with an access token. */
    ResponseSpec ask(HttpMethod method, String uri, Tokens tokens) {
        return ask(method, uri, tokens, null);
    }

    /** Asks something with an access token and a body. */
    ResponseSpec ask(HttpMethod method, String uri, Tokens tokens, @Nullable Object body) {
        RequestBodySpec request = waybill.anonymous()
                .method(method)
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(tokens.accessToken()));
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    /** Whether an access token is good for what everybody may do who is signed in. */
    boolean isIn(Tokens tokens) {
        return ask(HttpMethod.GET, "/api/auth/sessions", tokens)
                .returnResult(Void.class)
                .getStatus()
                .is2xxSuccessful();
    }

    static Tokens tokens(ResponseSpec answer) {
        JsonNode body = body(answer.expectStatus().isOk());
        assertThat(body.get("tokenType").asString()).isEqualTo("Bearer");
        assertThat(body.get("expiresIn").asLong()).isEqualTo(600);
        return tokens(body);
    }

    private static Tokens tokens(JsonNode body) {
        return new Tokens(
                body.get("accessToken").asString(), body.path("refreshToken").asString(""));
    }

    static JsonNode body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    /**
     * What one has who is signed in.
     *
     * @param accessToken the access token
     * @param refreshToken the refresh token, empty where it is in the cookie
     */
    record Tokens(String accessToken, String refreshToken) {

        /** The id of the session, which the refresh token begins with. */
        String session() {
            return refreshToken.substring("wbr_".length(), refreshToken.indexOf('.'));
        }
    }
}
