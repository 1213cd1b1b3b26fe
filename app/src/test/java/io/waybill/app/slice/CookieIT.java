package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.AccountHolder.Tokens;
import io.waybill.app.slice.RunningWaybill.Running;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The refresh token in a cookie, as a browser uses it. */
@ExtendWith(RunningWaybill.class)
class CookieIT {

    private static final String NAME = "waybill_refresh";

    private final Running waybill;
    private final AccountHolder ann;

    CookieIT(Running waybill) {
        this.waybill = waybill;
        this.ann = AccountHolder.registered(waybill);
    }

    @Test
    void the_refresh_token_is_in_the_cookie_and_nowhere_else() {
        ResponseSpec signedIn = login("same-origin").expectStatus().isOk();
        ResponseCookie cookie = cookie(signedIn);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        assertThat(cookie.getPath()).isEqualTo("/api/auth");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(30));
        var body = AccountHolder.body(signedIn);
        assertThat(body.has("refreshToken")).isFalse();
        assertThat(body.get("refreshExpiresIn").asLong()).isEqualTo(2_592_000);
    }

    @Test
    void a_refresh_is_answered_in_the_way_it_was_asked() {
        ResponseCookie first = cookie(login("same-origin"));
        ResponseSpec refreshed = send("refresh", first, "same-origin");
        ResponseCookie second = cookie(refreshed);
        assertThat(second.getValue()).isNotEqualTo(first.getValue());
        assertThat(AccountHolder.tokens(refreshed).refreshToken()).isEmpty();

        ResponseSpec inBody = ann.refresh(second.getValue());
        assertThat(inBody.returnResult(Void.class).getResponseCookies()).doesNotContainKey(NAME);
    }

    @Test
    void signing_out_takes_the_cookie_away_also_without_an_access_token() {
        ResponseSpec signedIn = login("same-origin");
        ResponseCookie cookie = cookie(signedIn);
        Tokens tokens = AccountHolder.tokens(signedIn);
        ResponseSpec signedOut =
                send("logout", cookie, "same-origin").expectStatus().isNoContent();

        assertThat(cookie(signedOut).getMaxAge()).isZero();
        assertThat(cookie(signedOut).getValue()).isEmpty();
        assertThat(cookie(signedOut).getPath()).isEqualTo("/api/auth");
        assertThat(ann.isIn(tokens)).isFalse();
        send("refresh", cookie, "same-origin").expectStatus().isUnauthorized();
        send("logout", cookie, "same-origin").expectStatus().isNoContent();
    }

    @ParameterizedTest
    @CsvSource({"refresh, cross-site", "logout, cross-site", "refresh, same-site", "logout, same-site"})
    void a_page_of_another_site_cannot_use_it(String what, String site) {
        ResponseCookie cookie = cookie(login("same-origin"));
        forbidden(send(what, cookie, site));
        cookie(send("refresh", cookie, "same-origin"));
    }

    @Test
    void a_page_of_another_site_signs_nobody_in() {
        forbidden(login("cross-site"));
    }

    @Test
    void an_older_browser_is_asked_for_the_origin_and_what_is_no_browser_for_nothing() {
        ResponseCookie cookie = cookie(login("same-origin"));
        forbidden(waybill.anonymous()
                .post()
                .uri("/api/auth/refresh")
                .cookie(NAME, cookie.getValue())
                .header("Origin", "https://evil.example")
                .exchange());
        var own = waybill.anonymous()
                .post()
                .uri("/api/auth/refresh")
                .cookie(NAME, cookie.getValue())
                .header("Origin", waybill.address())
                .exchange();
        waybill.anonymous()
                .post()
                .uri("/api/auth/refresh")
                .cookie(NAME, cookie(own).getValue())
                .exchange()
                .expectStatus()
                .isOk();
    }

    private ResponseSpec login(String site) {
        return waybill.anonymous()
                .post()
                .uri("/api/auth/login?cookie=true")
                .header("Sec-Fetch-Site", site)
                .bodyValue(Map.of("email", ann.email(), "password", AccountHolder.PASSWORD))
                .exchange();
    }

    private ResponseSpec send(String what, ResponseCookie cookie, String site) {
        return waybill.anonymous()
                .post()
                .uri("/api/auth/" + what)
                .cookie(NAME, cookie.getValue())
                .header("Sec-Fetch-Site", site)
                .exchange();
    }

    private static ResponseCookie cookie(ResponseSpec answer) {
        var cookies = new ResponseCookie[1];
        answer.expectCookie().value(NAME, value -> assertThat(value).isNotNull());
        answer.expectHeader().value("Set-Cookie", header -> cookies[0] = parsed(header));
        return Objects.requireNonNull(cookies[0]);
    }

    private static ResponseCookie parsed(String header) {
        var builder = ResponseCookie.from(NAME);
        for (String part : header.split("; ?", -1)) {
            String[] pair = part.split("=", 2);
            switch (pair[0]) { // as Netty writes them
                case NAME -> builder.value(pair[1]);
                case "Path" -> builder.path(pair[1]);
                case "Domain" -> builder.domain(pair[1]);
                case "Max-Age" -> builder.maxAge(Long.parseLong(pair[1]));
                case "SameSite" -> builder.sameSite(pair[1]);
                case "HTTPOnly" -> builder.httpOnly(true);
                case "Secure" -> builder.secure(true);
                default -> assertThat(pair[0]).isEqualTo("Expires");
            }
        }
        return builder.build();
    }

    private static void forbidden(ResponseSpec answer) {
        answer.expectStatus().isForbidden().expectBody().jsonPath("$.type").isEqualTo("urn:waybill:problem:forbidden");
    }
}
