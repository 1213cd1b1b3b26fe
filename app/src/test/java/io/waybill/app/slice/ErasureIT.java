package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** After somebody is erased nothing that Waybill keeps shows anything about the person, in any form. */
@ExtendWith(RunningWaybill.class)
class ErasureIT {

    private final Random random = new Random();
    private final String latin = letters('a', 26, 10);
    private final String username = "zq" + latin;
    private final String email = "quill" + latin + "@erased" + latin + ".example";
    private final String thai = letters('ก', 40, 12);
    private final String name = "Zdravko" + latin + " " + thai;
    private final String phone = "+66 " + (810_000_000 + random.nextInt(90_000_000));
    private final String street = random.nextInt(900) + "/7 Quagmire" + latin + " " + thai;
    private final String city = "Xanadu" + latin;
    private final String signer = "Signed by Mrs Ysolde" + latin;
    private final String device = "Erasable/1.0 (" + latin + "; ANDROID)";
    private final String password = "hush hush " + latin;
    private final String address =
            "198.1" + (8 + random.nextInt(2)) + "." + (100 + random.nextInt(100)) + "." + (100 + random.nextInt(100));

    private final Running waybill;
    private final Trading trading;
    private final Stores stores;

    ErasureIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
        this.stores = new Stores(waybill);
    }

    private String letters(char first, int count, int length) {
        return random.ints(length, 0, count)
                .mapToObj(letter -> Character.toString(first + letter))
                .collect(Collectors.joining());
    }

    /** The part of all of them that nobody else has, and what is not made with it. */
    private Traces looking() {
        return new Traces(List.of(latin, thai, phone, phone.replace(" ", ""), phone.replaceAll("\\D", ""), address));
    }

    @Test
    void nothing_is_left() throws IOException, InterruptedException, SQLException {
        String id = registered();
        live(id);
        String shipment = shipped();
        read(id, shipment);

        // Whoever looks finds it while it is there.
        var before = looking();
        stores.show(before);
        assertThat(before.found())
                .anyMatch(found -> found.startsWith("PostgreSQL api.account: " + latin))
                .anyMatch(found -> found.startsWith("PostgreSQL shipments") && found.contains(thai))
                .anyMatch(found -> found.startsWith("Redis waybill:") && found.contains(latin));

        waybill.client()
                .delete()
                .uri("/api/users/{id}", id)
                .header("Idempotency-Key", "erase-" + id)
                .exchange()
                .expectStatus()
                .isNoContent();

        // Read models follow, and counters that know an address for seconds are forgotten.
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(this::left, List::isEmpty);
        exports(id, shipment);
        var chain = trading.get("/api/audit/verify");
        assertThat(chain.get("intact").asBoolean()).as(chain.toString()).isTrue();
    }

    private List<String> left() throws IOException, InterruptedException, SQLException {
        var after = looking();
        stores.show(after);
        return after.found();
    }

    private String registered() {
        String id = body(from(waybill.anonymous().post().uri("/api/auth/register"))
                        .bodyValue(Map.of("email", email, "username", username, "password", password))
                        .exchange()
                        .expectStatus()
                        .isCreated())
                .get("id")
                .asString();
        waybill.client()
                .put()
                .uri("/api/users/{id}/roles", id)
                .bodyValue(Map.of("roles", List.of("CLERK")))
                .exchange()
                .expectStatus()
                .isOk();
        return id;
    }

    /** Everything comes from one device at one address. */
    private WebTestClient.RequestBodySpec from(WebTestClient.RequestBodySpec request) {
        return request.header("User-Agent", device).header("X-Forwarded-For", address);
    }

    private WebTestClient.RequestBodySpec from(HttpMethod method, String uri, String token) {
        return from(waybill.anonymous().method(method).uri(uri)).headers(headers -> headers.setBearerAuth(token));
    }

    /** What somebody does with an account. */
    private void live(String id) {
        login(password + " wrong").expectStatus().isUnauthorized();
        login(email).expectStatus().isUnauthorized();
        login(password).expectStatus().isOk();
        var tokens = body(login(password).expectStatus().isOk());
        refresh(tokens, device).expectStatus().isOk();
        String token = tokens.get("accessToken").asString();
        // A session that ends because its token was stolen.
        var stolen = body(login(password).expectStatus().isOk());
        refresh(stolen, device).expectStatus().isOk();
        refresh(stolen, "a thief's, " + latin).expectStatus().isUnauthorized();

        from(HttpMethod.PATCH, "/api/users/" + id, token)
                .header("Idempotency-Key", "mine-" + id)
                .header("Prefer", "wait=20")
                .bodyValue(Map.of("username", username + thai, "email", "new." + email))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        from(HttpMethod.PATCH, "/api/users/" + id, token)
                .header("Idempotency-Key", "again-" + id)
                .bodyValue(Map.of("email", email))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        from(HttpMethod.PATCH, "/api/users/" + id, token)
                .header("Idempotency-Key", "bad-" + id)
                .bodyValue(Map.of("email", latin + " is no address"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        from(HttpMethod.PATCH, "/api/users/" + id, token)
                .bodyValue(Map.of(latin, "no such field"))
                .exchange()
                .expectStatus()
                .isBadRequest();
        from(HttpMethod.POST, "/api/auth/password", token)
                .bodyValue(Map.of("oldPassword", password, "newPassword", "another " + latin))
                .exchange()
                .expectStatus()
                .isNoContent();
        // Somebody else wants what is taken.
        waybill.anonymous()
                .post()
                .uri("/api/auth/register")
                .bodyValue(Map.of("email", email, "username", username, "password", password))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        String item = trading.stocked("Moved by somebody", 10);
        from(HttpMethod.POST, "/api/stock/" + item + "/movements", token)
                .header("Idempotency-Key", "move-" + id)
                .bodyValue(Map.of("type", "SOLD", "quantity", 1))
                .exchange()
                .expectStatus()
                .isOk();
        for (String path : List.of("/api/users/" + id, "/api/auth/sessions", "/api/audit/activity")) {
            from(HttpMethod.GET, path, token).exchange().expectStatus().isOk();
        }
        from(HttpMethod.GET, "/api/users", token).exchange().expectStatus().isForbidden();
    }

    private ResponseSpec refresh(JsonNode tokens, String userAgent) {
        return waybill.anonymous()
                .post()
                .uri("/api/auth/refresh")
                .header("User-Agent", userAgent)
                .header("X-Forwarded-For", address)
                .bodyValue(Map.of("refreshToken", tokens.get("refreshToken").asString()))
                .exchange();
    }

    private ResponseSpec login(String tried) {
        return from(waybill.anonymous().post().uri("/api/auth/login"))
                .bodyValue(Map.of("email", email, "password", tried))
                .exchange();
    }

    /** What is sent to them as a customer. */
    private String shipped() {
        var home = Map.of("name", name, "line1", street, "city", city, "postalCode", "10110", "country", "TH");
        var booking = Map.of(
                "reference",
                "ORDER-4711",
                "customer",
                Map.of("name", name, "email", email, "phone", phone),
                "from",
                Map.of(
                        "name",
                        "Waybill Tea",
                        "line1",
                        "1 Sukhumvit Road",
                        "city",
                        "Bangkok",
                        "postalCode",
                        "10110",
                        "country",
                        "TH"),
                "to",
                home,
                "parcels",
                List.of(Map.of("weightGrams", 1200, "lengthMm", 300, "widthMm", 200, "heightMm", 150)));
        var first = body(write("/api/shipments", "book-" + latin.hashCode(), booking));
        String id = first.get("id").asString();
        // Sent again, it is the same one.
        assertThat(body(write("/api/shipments", "book-" + latin.hashCode(), booking))
                        .get("id"))
                .isEqualTo(first.get("id"));
        write("/api/shipments/" + id + "/dispatch", "dispatch-" + latin.hashCode(), Map.of());
        write(
                "/api/shipments/" + id + "/tracking",
                "track-" + latin.hashCode(),
                Map.of("status", "IN_TRANSIT", "location", "Nakhon Sawan", "description", signer));
        return id;
    }

    private ResponseSpec write(String uri, String key, Object value) {
        return waybill.client()
                .post()
                .uri(uri)
                .header("Idempotency-Key", key)
                .header("Prefer", "wait=20")
                .bodyValue(value)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    /** Whoever works here looks for them, and at what they did. */
    private void read(String id, String shipment) {
        for (String query : List.of(email, username, thai, phone)) {
            trading.get("/api/users?q={q}", query);
            trading.get("/api/shipments?q={q}", query);
            trading.get("/api/audit?q={q}", query);
            trading.get("/api/stock?q={q}", query);
            trading.get("/api/products?q={q}", query);
            waybill.client()
                    .get()
                    .uri("/api/users/{id}", query)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            waybill.client()
                    .get()
                    .uri("/api/{what}", query)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        Eventually.get(() -> all(id, shipment), read -> read.contains(latin) && read.contains(address));
    }

    private String all(String id, String shipment) {
        List<String> read = new ArrayList<>();
        for (String path : List.of(
                "/api/users?limit=200&q=" + username,
                "/api/users/" + id,
                "/api/users/" + id + "/audit-logs",
                "/api/shipments?limit=200",
                "/api/shipments/" + shipment,
                "/api/audit?limit=200",
                "/api/audit?format=csv&userId=" + id,
                "/api/audit/users/" + id + "/history",
                "/api/audit/users/" + id + "/state",
                "/api/audit/shipments/" + shipment + "/history",
                "/api/audit/shipments/" + shipment + "/state",
                "/api/audit/activity?userId=" + id,
                "/api/reports/user-activity",
                "/api/reports/user-activity?format=csv",
                "/api/reports/shipping-performance?format=csv")) {
            read.add(text(path));
        }
        return String.join("\n", read);
    }

    private String text(String path) {
        var answer = waybill.client()
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .build()
                .get()
                .uri(path)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(answer.getStatus().value()).as(path).isIn(200, 404);
        return Objects.requireNonNullElse(answer.getResponseBody(), "");
    }

    private void exports(String id, String shipment) {
        var told = looking();
        told.lookAt("what can be read", all(id, shipment));
        told.lookAt(
                "the label",
                Objects.requireNonNullElse(
                        waybill.client()
                                .get()
                                .uri("/api/shipments/{id}/label", shipment)
                                .exchange()
                                .expectBody(byte[].class)
                                .returnResult()
                                .getResponseBody(),
                        new byte[0]));
        assertThat(told.found()).isEmpty();
    }

    private static JsonNode body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }
}
