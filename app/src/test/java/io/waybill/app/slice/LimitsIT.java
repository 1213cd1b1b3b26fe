package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** How much may be asked, how often, from which pages and in which version. */
@ExtendWith(RunningWaybill.class)
class LimitsIT {

    private static final int MOST_STREAMS = 20;

    private final Running waybill;
    private final HttpClient http = HttpClient.newHttpClient();

    LimitsIT(Running waybill) {
        this.waybill = waybill;
    }

    @Test
    void who_is_signed_in_is_told_of_the_limits() {
        waybill.client()
                .get()
                .uri("/api/products")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("RateLimit-Policy", "\"address\";q=40000;w=10, \"user\";q=20000;w=10")
                .expectHeader()
                .valueMatches("RateLimit", "\"address\";r=[0-9]+;t=[0-9]+, \"user\";r=[0-9]+;t=[0-9]+");
    }

    @Test
    void who_tries_to_register_too_often_is_refused_and_told_when_to_come_back() {
        Person person = Person.somebody(waybill);
        int before = 0;
        var answer = person.register("short").expectBody(String.class).returnResult();
        while (answer.getStatus().value() == 400 && before < 2_000) {
            before++;
            answer = person.register("short").expectBody(String.class).returnResult();
        }

        assertThat(before).isGreaterThanOrEqualTo(300);
        assertThat(answer.getStatus().value()).isEqualTo(429);
        assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(answer.getResponseHeaders().getFirst("RateLimit")).contains("\"registration\";r=0;t=");
        assertThat(answer.getResponseBody()).contains("urn:waybill:problem:rate-limited");
        // Others go on.
        problem(Person.somebody(waybill).register("short"), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/login", "/api/auth/%6Cogin", "/%61pi/auth/login"})
    void a_limit_holds_however_a_path_is_written(String path) {
        waybill.anonymous()
                .post()
                .uri(URI.create(waybill.address() + path))
                .bodyValue(Map.of())
                .exchange()
                .expectHeader()
                .value("RateLimit", limits -> assertThat(limits).contains("\"address\"", "\"sign-in\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/products;a=b", "/api/%2e%2e/api/products", "/api//products", "/api/products%00"})
    void a_path_that_plays_tricks_is_refused_with_a_problem(String path) {
        var answer =
                waybill.client().get().uri(URI.create(waybill.address() + path)).exchange();
        problem(answer, 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_of_unknown_length_is_no_way_around_its_limit(boolean idempotent) throws Exception {
        var request = request("/api/products").header("Content-Type", "application/json");
        byte[] large = ("{\"name\": \"" + "x".repeat(2_000_000)).getBytes(UTF_8);
        request.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        if (idempotent) {
            request.header("Idempotency-Key", "large");
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("urn:waybill:problem:too-large");
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1_000, 100_000})
    void json_that_is_nested_deeply_is_refused(int depth) {
        var answer = waybill.client()
                .post()
                .uri("/api/products")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\":" + "[".repeat(depth) + "]".repeat(depth) + "}")
                .exchange();
        problem(answer, 400, "invalid-request");
    }

    @Test
    void a_number_with_too_many_digits_is_refused() {
        var answer = waybill.client()
                .post()
                .uri("/api/stock/1/movements")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"type\": \"SOLD\", \"quantity\": " + "1".repeat(100_000) + "}")
                .exchange();
        problem(answer, 400, "invalid-request");
    }

    @Test
    void an_address_that_is_too_long_and_headers_that_are_too_large_are_refused() throws Exception {
        var path = http.send(request("/api/products?q=" + "x".repeat(10_000)).build(), BodyHandlers.ofString());
        assertThat(path.statusCode()).isEqualTo(414);
        assertThat(path.body()).contains("urn:waybill:problem:uri-too-long");

        var headers = http.send(
                request("/api/products").header("X-Long", "x".repeat(20_000)).build(), BodyHandlers.ofString());
        assertThat(headers.statusCode()).isEqualTo(431);
        assertThat(headers.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(headers.body()).contains("urn:waybill:problem:headers-too-large");
    }

    @Test
    void a_person_has_only_so_many_streams_open() throws Exception {
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        try {
            for (int stream = 0; stream < MOST_STREAMS; stream++) {
                streams.add(stream());
                assertThat(streams.getLast().statusCode()).isEqualTo(200);
            }
            try (var refused = stream().body()) {
                assertThat(new String(refused.readAllBytes(), UTF_8)).contains("urn:waybill:problem:rate-limited");
            }
        } finally {
            for (var stream : streams) {
                stream.body().close();
            }
        }
        Eventually.get(this::status, status -> status == 200);
    }

    private int status() {
        try (var body = stream().body()) {
            return body.read() == '{' ? 429 : 200;
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpResponse<InputStream> stream() throws IOException {
        try {
            return http.send(request("/api/reports/stock-status/stream").build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(waybill.address() + path))
                .header("Authorization", "Bearer " + waybill.token());
    }

    @Test
    void the_version_of_the_api_that_there_is_can_be_asked_for() {
        version("/api/products", "1").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "latest", "-1", "1.0", "v1"})
    void another_version_of_the_api_is_refused(String version) {
        problem(version("/api/products", version), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/openapi", "/livez"})
    void what_is_no_api_has_no_version(String path) {
        version(path, "1").expectStatus().isOk();
    }

    private ResponseSpec version(String path, String version) {
        return waybill.client().get().uri(path).header("API-Version", version).exchange();
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/products", "POST, /api/auth/login", "GET, /openapi"})
    void pages_of_other_sites_are_refused(String method, String path) {
        for (String origin : List.of("https://evil.example", "null", "http://shop.example")) {
            problem(
                    waybill.client()
                            .method(HttpMethod.valueOf(method))
                            .uri(path)
                            .header("Origin", origin)
                            .exchange(),
                    403,
                    "forbidden");
        }
    }

    @Test
    void pages_of_an_allowed_site_are_let_in() {
        waybill.anonymous()
                .options()
                .uri("/api/products")
                .header("Origin", Running.FRIENDLY_ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type, idempotency-key")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", Running.FRIENDLY_ORIGIN);
        waybill.client()
                .get()
                .uri("/api/products")
                .header("Origin", Running.FRIENDLY_ORIGIN)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", Running.FRIENDLY_ORIGIN)
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
    }

    @Test
    void our_own_pages_are_let_in() {
        waybill.client()
                .get()
                .uri("/api/products")
                .header("Origin", waybill.address())
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/products", "/api/nothing", "/"})
    void every_answer_tells_browsers_to_be_careful(String path) {
        var headers = waybill.client()
                .get()
                .uri(path)
                .header("X-Forwarded-Proto", "https")
                .exchange()
                .returnResult(Void.class)
                .getResponseHeaders();
        Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "X-XSS-Protection", "0",
                        "Referrer-Policy", "same-origin",
                        "Cross-Origin-Opener-Policy", "same-origin",
                        "Cross-Origin-Resource-Policy", "same-origin",
                        "Strict-Transport-Security", "max-age=31536000 ; includeSubDomains")
                .forEach((name, value) -> assertThat(headers.getFirst(name)).isEqualTo(value));
        assertThat(headers.getFirst("Permissions-Policy")).contains("camera=()");
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.getFirst("Cache-Control")).contains("no-store");
    }

    private static void problem(ResponseSpec answer, int status, String type) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:waybill:problem:" + type);
    }
}
