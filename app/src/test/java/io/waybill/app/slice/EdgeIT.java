package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** What the edge lets in, and how it says no. */
@ExtendWith(RunningWaybill.class)
class EdgeIT {

    private final Running waybill;
    private final Trading trading;

    EdgeIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @ParameterizedTest
    @CsvSource({"admin@example.com, wrong", "nobody@example.com, Admin123!"})
    void a_wrong_password_and_an_unknown_address_are_refused_alike(String email, String password) {
        var answer = waybill.anonymous()
                .post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("email", email, "password", password))
                .exchange();
        problem(answer, 401, "unauthenticated")
                .jsonPath("$.detail")
                .isEqualTo("The email address or the password is wrong.");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/products",
        "POST, /api/products",
        "GET, /api/stock",
        "GET, /api/stock/1",
        "POST, /api/stock/1/movements",
        "GET, /api/reports/stock-status",
        "GET, /api/reports/stock-status/stream",
        "GET, /api/nothing"
    })
    void nobody_gets_in_without_a_token(String method, String path) {
        var answer =
                waybill.anonymous().method(HttpMethod.valueOf(method)).uri(path).exchange();
        problem(answer, 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer x", "Bearer a.b.c", "Basic YWRtaW46YWRtaW4=", "Bearer eyJhbGciOiJub25lIn0.e30."
            })
    void a_token_that_is_not_ours_is_refused(String authorization) {
        var answer = waybill.anonymous()
                .get()
                .uri("/api/products")
                .header("Authorization", authorization)
                .exchange();
        problem(answer, 401, "unauthenticated");
    }

    @Test
    void a_token_with_one_changed_byte_is_refused() {
        String token = waybill.token();
        int at = token.length() - 10;
        String changed = token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
        var answer = waybill.anonymous()
                .get()
                .uri("/api/products")
                .headers(headers -> headers.setBearerAuth(changed))
                .exchange();
        problem(answer, 401, "unauthenticated");
    }

    @Test
    void every_bad_field_is_named_at_once() {
        var answer = trading.register(Map.of(
                "sku",
                " ",
                "name",
                "x".repeat(201),
                "price",
                Map.of("amount", "1.999", "currency", "THB"),
                "category",
                "Drinks",
                "initialQuantity",
                -1));
        problem(answer, 400, "invalid-request")
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat((List<?>) pointers)
                        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                        .containsExactlyInAnyOrder("/sku", "/name", "/price/amount", "/initialQuantity"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"th", "xx", "*"})
    void a_bad_field_is_named_whatever_language_is_asked_for(String language) {
        var answer = waybill.anonymous()
                .post()
                .uri("/api/auth/register")
                .header("Accept-Language", language)
                .bodyValue(Map.of("email", "a@example.org", "password", "long enough"))
                .exchange();
        problem(answer, 400, "invalid-request").jsonPath("$.errors[0].detail").isEqualTo("must not be null");
    }

    @Test
    void an_unknown_field_is_refused_by_name() {
        problem(trading.register(Map.of("sku", "A", "colour", "red")), 400, "invalid-request")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"type\":\"SOLD\",\"quantity\":\"many\"}",
                "{\"type\":\"EATEN\",\"quantity\":1}",
                "{\"type\":\"SOLD\",\"quantity\":0}",
                "{\"type\":\"SOLD\",\"quantity\":-1}",
                "{\"type\":\"SOLD\",\"quantity\":1e300}",
                "{\"quantity\":1}"
            })
    void a_body_that_makes_no_sense_is_refused(String body) {
        var answer = waybill.client()
                .post()
                .uri("/api/stock/1/movements")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
        problem(answer, 400, "invalid-request");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        problem(trading.register(Map.of("sku", "A", "description", "x".repeat(2_000_000))), 413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/stock?limit=0",
                "/api/stock?limit=201",
                "/api/stock?limit=ten",
                "/api/stock?cursor=%25",
                "/api/stock?status=SOME",
                "/api/products?cursor=nonsense",
                "/api/products?limit=-1"
            })
    void a_list_parameter_that_makes_no_sense_is_refused(String uri) {
        problem(waybill.client().get().uri(URI.create(waybill.address() + uri)).exchange(), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users?q=a%00b",
                "/api/users?cursor=AA",
                "/api/stock?location=%00",
                "/api/stock?cursor=AA",
                "/api/stock//1",
                "/api/stock/1;a=b",
                "/api/stock/%2e%2e",
                "/api/stock/a%2fb",
                "/api/stock/a%00b"
            })
    void an_address_that_hides_something_is_refused(String uri) {
        problem(waybill.client().get().uri(URI.create(waybill.address() + uri)).exchange(), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\ud800", "\\udc00b"})
    void a_text_that_no_store_takes_is_refused_by_its_place(String text) {
        var answer = waybill.anonymous()
                .post()
                .uri("/api/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"email\":\"" + text + "\",\"password\":\"x\"}")
                .exchange();
        problem(answer, 400, "invalid-request").jsonPath("$.errors[0].pointer").isEqualTo("/email");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/stock/%zz HTTP/1.1, 400, invalid-request",
        "GET /api/stock/<x> HTTP/1.1, 400, invalid-request",
        "GET /api/stock/a b HTTP/1.1, 400, invalid-request",
        "nonsense, 400, invalid-request"
    })
    void what_is_not_http_is_refused_with_a_problem_document(String line, int status, String type) throws IOException {
        refused(line + "\r\nHost: x\r\n\r\n", status, type);
    }

    @Test
    void an_address_and_headers_that_are_too_long_are_refused_with_a_problem_document() throws IOException {
        refused("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, "uri-too-long");
        refused("GET / HTTP/1.1\r\nX: " + "x".repeat(17_000) + "\r\n\r\n", 431, "headers-too-large");
    }

    private void refused(String request, int status, String type) throws IOException {
        try (var http = new RawHttp(URI.create(waybill.address()).getPort())) {
            var answer = http.send(request.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("\"type\":\"urn:waybill:problem:" + type + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/stock/none", "/api/products/none", "/api/nothing"})
    void what_does_not_exist_is_not_found(String path) {
        problem(waybill.client().get().uri(path).exchange(), 404, "not-found");
    }

    @Test
    void a_movement_of_a_stock_item_that_does_not_exist_is_not_found() {
        problem(trading.move("none", "SOLD", 1), 404, "not-found");
    }

    @Test
    void a_method_that_a_path_does_not_take_is_refused() {
        problem(waybill.client().delete().uri("/api/products").exchange(), 405, "method-not-allowed");
    }

    @Test
    void a_format_that_is_not_json_is_refused() {
        var answer = waybill.client()
                .post()
                .uri("/api/products")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("sku=1")
                .exchange();
        problem(answer, 415, "unsupported-media-type")
                .jsonPath("$.detail")
                .isEqualTo("Send the body as application/json.");
    }

    @Test
    void more_than_there_is_cannot_be_sold() {
        String stockItem = trading.stocked("Scarce", 2);
        problem(trading.move(stockItem, "SOLD", 3), 409, "conflict");
    }

    @Test
    void a_write_that_expects_another_version_is_refused() {
        String stockItem = trading.stocked("Versioned", 2);
        problem(movement(stockItem, "\"0\""), 412, "version-mismatch");
        problem(movement(stockItem, "\"often\""), 400, "invalid-request");
        movement(stockItem, "\"1\"").expectStatus().isOk();
        movement(stockItem, "*").expectStatus().isOk();
    }

    private ResponseSpec movement(String stockItem, String ifMatch) {
        return waybill.client()
                .post()
                .uri("/api/stock/{id}/movements", stockItem)
                .header("If-Match", ifMatch)
                .bodyValue(Map.of("type", "RECEIVED", "quantity", 1))
                .exchange();
    }

    @Test
    void what_is_served_is_described_as_openapi() {
        waybill.anonymous()
                .get()
                .uri("/openapi")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.openapi")
                .value(version -> assertThat(String.valueOf(version)).startsWith("3.1"))
                .jsonPath("$.paths['/api/products'].post")
                .exists()
                .jsonPath("$.paths['/api/stock/{id}/movements'].post")
                .exists()
                .jsonPath("$.paths['/api/reports/stock-status/stream'].get")
                .exists()
                .jsonPath("$.components.schemas.ProductView.properties.price.properties.amount.type")
                .isEqualTo("string");
    }

    @Test
    void the_keys_that_verify_tokens_are_public() {
        waybill.anonymous()
                .get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.keys[0].crv")
                .isEqualTo("P-256")
                .jsonPath("$.keys[0].d")
                .doesNotExist();
    }

    private static BodyContentSpec problem(ResponseSpec answer, int status, String type) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:waybill:problem:" + type)
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.traceId")
                .value(id -> assertThat(String.valueOf(id)).matches("[0-9a-f]{32}"))
                .jsonPath("$.trace")
                .doesNotExist();
    }
}
