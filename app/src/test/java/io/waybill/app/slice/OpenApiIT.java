package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.waybill.app.slice.RunningWaybill.Running;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The description of the API says what is true: its examples work as shown, and it agrees with the contract. */
@ExtendWith(RunningWaybill.class)
class OpenApiIT {

    /** The operations of the contract page, in its words; those that are not built yet begin with the issue that will. */
    private static final String CONTRACT = """
            POST /auth/register
            POST /auth/login
            POST /auth/refresh
            POST /auth/logout
            POST /auth/logout-all
            GET /auth/sessions
            DELETE /auth/sessions/{id}
            POST /auth/password
            GET /users
            GET /users/me
            GET /users/{id}
            PATCH /users/{id}
            PUT /users/{id}/roles
            POST /users/{id}/deactivate
            POST /users/{id}/reactivate
            DELETE /users/{id}
            GET /users/{id}/audit-logs
            POST /products
            GET /products
            GET /products/suggest
            GET /products/{id}
            PUT /products/{id}
            PATCH /products/{id}
            PATCH /products/{id}/price
            DELETE /products/{id}
            GET /products/{id}/price-history
            GET /categories
            POST /categories
            PUT /categories/{id}
            POST /stock
            GET /stock
            GET /stock/{id}
            POST /stock/{id}/movements
            GET /stock/{id}/movements
            POST /stock/{id}/reservations
            POST /stock/{id}/reservations/{reservationId}/commit
            DELETE /stock/{id}/reservations/{reservationId}
            PUT /stock/{id}/reorder-level
            POST /stock/transfers
            POST /stock/movements
            POST /shipments/quotes
            POST /shipments
            GET /shipments
            GET /shipments/{id}
            POST /shipments/{id}/dispatch
            POST /shipments/{id}/cancel
            POST /shipments/{id}/tracking
            GET /shipments/{id}/label
            GET /tracking/{trackingNumber}
            GET /tracking/{trackingNumber}/stream
            POST /carriers/{carrier}/webhook
            GET /reports/stock-status
            GET /reports/stock-status/stream
            GET /reports/user-activity
            GET /reports/user-activity/stream
            GET /reports/{type}
            GET /reports/{type}/stream
            POST /reports/{type}/schedules
            GET /reports/{type}/schedules
            DELETE /reports/{type}/schedules/{id}
            GET /live
            GET /audit
            GET /audit/{entityType}/{id}/history
            GET /audit/{entityType}/{id}/state
            GET /audit/verify
            GET /audit/activity
            GET /admin/projections
            POST /admin/projections/{name}/rebuild
            GET /admin/rebuilds
            GET /admin/rebuilds/{id}
            GET /admin/rebuilds/{id}/stream
            POST /admin/rebuilds/{id}/confirm
            DELETE /admin/rebuilds/{id}
            GET /admin/dead-letters
            POST /admin/dead-letters/{id}/retry
            DELETE /admin/dead-letters/{id}
            GET /admin/webhooks
            POST /admin/webhooks
            DELETE /admin/webhooks/{id}
            """;

    /** What the examples call things that have to exist. */
    private static final String EXAMPLE_PRODUCT = "0199f0c4-5a1e-7000-8000-000000000001";

    private static final String EXAMPLE_STOCK_ITEM = "0199f0c4-5a1e-7000-8000-000000000002";
    private static final String EXAMPLE_TRACKING_NUMBER = "TH0000000000001";

    private final Running waybill;
    private final Trading trading;
    private final People people;
    private final JsonNode api;

    OpenApiIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
        this.people = new People(waybill);
        this.api = trading.get("/openapi");
    }

    private record Documented(String method, String path, JsonNode operation) {

        String name() {
            return method + " " + path;
        }

        int success() {
            return operation.get("responses").propertyNames().stream()
                    .map(Integer::parseInt)
                    .filter(status -> status / 100 == 2)
                    .findFirst()
                    .orElseThrow();
        }

        JsonNode example() {
            return operation.at("/requestBody/content/application~1json/example");
        }
    }

    private Stream<Documented> documented() {
        return api.get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Documented(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())));
    }

    @Test
    void the_description_and_the_contract_name_the_same_operations() {
        var described = documented()
                .map(operation -> operation.name().replace("/api", ""))
                .collect(Collectors.toSet());
        var missing =
                CONTRACT.lines().filter(line -> line.contains(":")).map(line -> line.substring(line.indexOf(':') + 2));
        var built = CONTRACT.lines().filter(line -> !line.contains(":"));
        assertThat(described).containsAll(built.toList());
        assertThat(CONTRACT.lines().map(line -> line.replaceFirst("^\\d+: ", "")))
                .doesNotHaveDuplicates()
                .containsAll(described);
        assertThat(missing.filter(described::contains))
                .as("built by now; take the issue's number away")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> every_operation_says_what_it_is_for_whom_and_how_it_is_refused() {
        return documented()
                .map(documented -> dynamicTest(documented.name(), () -> {
                    var operation = documented.operation();
                    assertThat(operation.path("summary").asString("")).isNotBlank();
                    assertThat(operation.path("description").asString(""))
                            .containsAnyOf("For ", "Needs the permission");
                    assertThat(operation.has("security")).isTrue();
                    assertThat(operation.get("responses").propertyNames()).contains("400", "401", "503");
                    for (var response : operation.get("responses").properties()) {
                        if (Integer.parseInt(response.getKey()) >= 400) {
                            var pointer =
                                    response.getValue().get("$ref").asString().substring(1);
                            assertThat(api.at(pointer + "/content/application~1problem+json/schema/$ref")
                                            .asString())
                                    .endsWith("/Problem");
                        }
                    }
                    if (operation.has("requestBody") && !documented.path().contains("/logout")) {
                        assertThat(documented.example().isMissingNode())
                                .as("no example")
                                .isFalse();
                    }
                }));
    }

    @Test
    void what_can_be_downloaded_says_as_what() {
        for (String path : List.of("/api/reports/{type}", "/api/reports/stock-status", "/api/reports/user-activity")) {
            var get = api.get("paths").get(path).get("get");
            assertThat(get.at("/responses/200/content").propertyNames())
                    .anyMatch(type -> type.startsWith("text/csv"))
                    .contains(
                            "application/json",
                            "application/pdf",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            assertThat(get.get("parameters")
                            .valueStream()
                            .map(parameter -> parameter.path("name").asString("")))
                    .contains("format", "bom", "Accept-Language");
        }
        assertThat(api.get("paths")
                        .get("/api/audit")
                        .at("/get/responses/200/content")
                        .propertyNames())
                .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .doesNotContain("application/pdf");
    }

    @Test
    void a_problem_and_a_view_are_described_exactly() {
        var schemas = api.at("/components/schemas");
        assertThat(required(schemas.get("Problem")))
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "traceId");
        assertThat(required(schemas.get("StockItemView")))
                .contains("quantity", "version")
                .doesNotContain("lastRestockedAt");
        assertThat(required(schemas.get("ReservationRequest"))).containsExactlyInAnyOrder("referenceId", "quantity");
        assertThat(schemas.at("/ReservationRequest/properties/quantity/exclusiveMinimum")
                                .isMissingNode()
                        && schemas.at("/ReservationRequest/properties/quantity/minimum")
                                .isMissingNode())
                .isFalse();
        assertThat(schemas.at("/RegistrationRequest/properties/password/minLength")
                        .asInt())
                .isEqualTo(8);
    }

    private static List<String> required(JsonNode schema) {
        return schema.get("required").valueStream().map(JsonNode::asString).toList();
    }

    @TestFactory
    Stream<DynamicTest> every_example_works_as_shown() {
        // In the order in which somebody would try them, since one signs in as who registered before.
        var first = List.of("POST /api/auth/register", "POST /api/auth/login", "POST /api/auth/password");
        return documented()
                .filter(operation -> !Set.of(
                                "/api/auth/refresh",
                                "/api/auth/logout",
                                "/api/auth/logout-all",
                                "/api/auth/sessions/{id}")
                        .contains(operation.path())) // They need a session of one's own, as SessionIT has it.
                // These need something to look after, as OperationsIT has it.
                .filter(operation -> !operation.path().matches("/api/admin/.*\\{.*"))
                .sorted((one, other) -> Integer.compare(order(first, one), order(first, other)))
                .map(operation -> dynamicTest(operation.name(), () -> send(operation)));
    }

    private static int order(List<String> first, Documented operation) {
        int at = first.indexOf(operation.name());
        return at < 0 ? first.size() : at;
    }

    private void send(Documented documented) {
        Map<String, String> known = new TreeMap<>();
        String path = path(documented, known);
        var example = documented.example();
        String body = example.isMissingNode() ? "" : example.toString();
        for (var entry : known.entrySet()) {
            body = body.replace(entry.getKey(), entry.getValue());
        }
        var request = client(documented)
                .method(HttpMethod.valueOf(documented.method()))
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON);
        if (path.endsWith("/webhook")) {
            request.header("Waybill-Signature", signature(body));
        }
        var answer = (body.isEmpty() ? request : request.bodyValue(body)).exchange();
        answer.expectStatus().isEqualTo(documented.success());
        if (path.endsWith("/stream") || path.startsWith("/api/live")) {
            answer.returnResult(String.class).getResponseBody().subscribe().dispose();
        }
    }

    /** The path to something that exists, which the request may use up. */
    private String path(Documented documented, Map<String, String> known) {
        String path = documented.path();
        if (path.equals("/api/live")) {
            return path + "?topics=stock";
        }
        if (path.startsWith("/api/users/{id}")) {
            var person = people.withRole("CUSTOMER");
            waybill.client()
                    .get()
                    .uri("/api/users/{id}", person.id())
                    .header("Waybill-Min-Version", "0")
                    .exchange()
                    .expectStatus()
                    .isOk();
            return path.replace("{id}", person.id());
        }
        if (path.startsWith("/api/products/{id}") || path.startsWith("/api/stock") || path.equals("/api/shipments")) {
            String stockItem = trading.stockedAt("BANGKOK", 100);
            String product =
                    trading.get("/api/stock/{id}", stockItem).get("productId").asString();
            known.put(EXAMPLE_PRODUCT, product);
            known.put(EXAMPLE_STOCK_ITEM, stockItem);
            String reserved = path.contains("{reservationId}") ? reserved(stockItem) : "";
            return path.replace("{reservationId}", reserved)
                    .replace("{id}", path.startsWith("/api/stock") ? stockItem : product);
        }
        if (path.startsWith("/api/audit/{entityType}")) {
            return path.replace("{entityType}", "StockItem").replace("{id}", trading.stocked("Audited", 1));
        }
        if (path.startsWith("/api/categories/{id}")) {
            return path.replace(
                    "{id}",
                    post("/api/categories", Map.of("name", "Before")).get("id").asString());
        }
        if (path.startsWith("/api/shipments/{id}") || path.contains("{carrier}") || path.contains("{trackingNumber}")) {
            var shipment = booked();
            if (documented.method().equals("GET")) {
                readable(shipment.get("id").asString());
            }
            known.put(EXAMPLE_TRACKING_NUMBER, shipment.get("trackingNumber").asString());
            if (path.endsWith("/tracking") || path.contains("{carrier}")) {
                post("/api/shipments/" + shipment.get("id").asString() + "/dispatch", Map.of());
            }
            return path.replace("{id}", shipment.get("id").asString())
                    .replace("{trackingNumber}", shipment.get("trackingNumber").asString())
                    .replace("{carrier}", "thailand-post");
        }
        if (path.endsWith("/schedules/{id}")) {
            var schedule = Map.of("cron", "0 0 29 2 *", "format", "csv", "recipients", List.of("nobody@example.com"));
            return "/api/reports/sales-summary/schedules/"
                    + post("/api/reports/sales-summary/schedules", schedule)
                            .get("id")
                            .asString();
        }
        return path.replace("{type}", "sales-summary");
    }

    private void readable(String shipment) {
        waybill.client()
                .get()
                .uri("/api/shipments/{id}", shipment)
                .header("Waybill-Min-Version", "0")
                .header("Prefer", "wait=20")
                .exchange()
                .expectStatus()
                .isOk();
    }

    private String reserved(String stockItem) {
        return post("/api/stock/" + stockItem + "/reservations", Map.of("referenceId", "ORDER-1", "quantity", 1))
                .get("reservationId")
                .asString();
    }

    private JsonNode booked() {
        Map<String, Object> body = new TreeMap<>();
        var example = documented()
                .filter(operation -> operation.name().equals("POST /api/shipments"))
                .findFirst()
                .orElseThrow()
                .example();
        example.properties().forEach(field -> body.put(field.getKey(), field.getValue()));
        body.remove("items");
        body.put("carrier", "THAILAND_POST");
        return post("/api/shipments", body);
    }

    private JsonNode post(String path, Map<String, ?> body) {
        return Objects.requireNonNull(waybill.client()
                .post()
                .uri(path)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient client(Documented documented) {
        if (!documented.path().equals("/api/auth/password")) {
            return waybill.client();
        }
        var login = documented()
                .filter(operation -> operation.name().equals("POST /api/auth/login"))
                .findFirst()
                .orElseThrow()
                .example();
        String token = Objects.requireNonNull(waybill.anonymous()
                        .post()
                        .uri("/api/auth/login")
                        .bodyValue(login)
                        .exchange()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .get("accessToken")
                .asString();
        return waybill.anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    private static String signature(String body) {
        try {
            long now = Instant.now().getEpochSecond();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Running.CARRIER_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + now + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
