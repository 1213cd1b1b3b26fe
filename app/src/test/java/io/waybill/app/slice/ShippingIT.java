package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shipments over HTTP, from the price to the customer's door. */
@ExtendWith(RunningWaybill.class)
class ShippingIT {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Running waybill;

    ShippingIT(Running waybill) {
        this.waybill = waybill;
    }

    @Test
    void quotes_come_cheapest_first() {
        var quotes = body(post(
                        "/api/shipments/quotes",
                        Map.of("from", bangkok(), "to", chiangMai(), "parcels", List.of(parcel(600))))
                .expectStatus()
                .isOk());

        assertThat(quotes.get("items")
                        .valueStream()
                        .map(quote -> quote.get("carrier").asString() + " "
                                + quote.get("service").asString() + " "
                                + quote.at("/price/amount").asString()))
                .containsExactly(
                        "THAILAND_POST Registered Parcel 35.00", "THAILAND_POST EMS 55.00", "DHL Domestic 90.00");
        assertThat(quotes.at("/items/0/price/currency").asString()).isEqualTo("THB");
        assertThat(quotes.at("/items/0/days").asInt()).isEqualTo(4);
        assertThat(quotes.at("/items/0/estimatedDelivery").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(quotes.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void what_nobody_carries_has_no_quote_and_cannot_be_booked() {
        var tooHeavy = List.of(parcel(900_000));
        var quotes =
                body(post("/api/shipments/quotes", Map.of("from", bangkok(), "to", chiangMai(), "parcels", tooHeavy))
                        .expectStatus()
                        .isOk());
        assertThat(quotes.get("items").isEmpty()).isTrue();

        post("/api/shipments", booking(Map.of("parcels", tooHeavy)))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void a_shipment_goes_its_way() {
        var answer = post("/api/shipments", booking(Map.of()))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"0\"");
        var booked = body(answer);
        String id = booked.get("id").asString();
        answer.expectHeader().valueEquals("Location", "/api/shipments/" + id);
        assertThat(booked.get("status").asString()).isEqualTo("BOOKED");
        assertThat(booked.get("carrier").asString()).isEqualTo("THAILAND_POST");
        assertThat(booked.at("/cost/amount").asString()).isEqualTo("35.00");
        assertThat(booked.get("trackingNumber").asString()).matches("TP\\d{12}");
        assertThat(booked.get("estimatedDelivery").asString()).matches("\\d{4}-\\d{2}-\\d{2}");

        step(post("/api/shipments/" + id + "/dispatch", null), "DISPATCHED", 1);
        step(seen(id, "IN_TRANSIT", -300), "IN_TRANSIT", 2);
        step(seen(id, "DELIVERED", -100), "DELIVERED", 3);
        step(seen(id, "OUT_FOR_DELIVERY", -200), "DELIVERED", 4);
        step(seen(id, "OUT_FOR_DELIVERY", -200), "DELIVERED", 4);
        seen(id, "IN_TRANSIT", 0).expectStatus().isEqualTo(409);
        post("/api/shipments/" + id + "/cancel", null).expectStatus().isEqualTo(409);
    }

    @Test
    void a_shipment_is_cancelled_before_it_leaves_and_by_whoever_knows_its_version() {
        String id = booked().get("id").asString();

        cancel(id, "\"7\"").expectStatus().isEqualTo(412);
        step(cancel(id, "\"0\""), "CANCELLED", 1);
        seen(id, "IN_TRANSIT", 0).expectStatus().isEqualTo(409);
    }

    private ResponseSpec cancel(String id, String version) {
        return waybill.client()
                .post()
                .uri("/api/shipments/" + id + "/cancel")
                .header("If-Match", version)
                .exchange();
    }

    @Test
    void a_booking_that_is_sent_again_is_the_same_booking() {
        String key = UUID.randomUUID().toString();
        var first = body(book(key).expectStatus().isCreated());
        var second = body(book(key).expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
    }

    private ResponseSpec book(String key) {
        return waybill.client()
                .post()
                .uri("/api/shipments")
                .header("Idempotency-Key", key)
                .bodyValue(booking(Map.of()))
                .exchange();
    }

    @Test
    void what_is_kept_of_a_shipment_names_nobody() {
        String id = booked().get("id").asString();
        post("/api/shipments/" + id + "/dispatch", null).expectStatus().isOk();
        seen(id, "DELIVERED", 0).expectStatus().isOk();

        String kept = JdbcClient.create(waybill.bean(DataSource.class))
                .sql("""
                        select string_agg(convert_from(payload, 'UTF8'), ' ' order by sequence)
                        from axonserver.event where aggregate_id = ?""")
                .param(id)
                .query(String.class)
                .single();

        assertThat(kept)
                .contains("order 7", "50000", "Lampang", "DELIVERED")
                .doesNotContain(
                        "Somchai", "somchai@example.com", "Rama IV", "Nimman", "Bangkok", "Chiang Mai", "Signed for");
    }

    @ParameterizedTest
    @CsvSource({"dispatch, ", "cancel, ", "tracking, '{\"status\": \"IN_TRANSIT\"}'"})
    void what_does_not_exist_is_not_found(String step, @Nullable String body) {
        var request = waybill.client().post().uri("/api/shipments/none/" + step);
        var answer = body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(body)
                        .exchange();
        answer.expectStatus().isNotFound();
    }

    @Test
    void every_bad_field_is_named_at_once() {
        pointers(
                post(
                        "/api/shipments",
                        booking(Map.of(
                                "reference", " ",
                                "customer", Map.of("name", "Somchai", "email", "nobody"),
                                "to", Map.of("country", "XX"),
                                "parcels", List.of(parcel(0))))),
                "/reference",
                "/customer/email",
                "/to/line1",
                "/to/country",
                "/parcels/0/weightGrams");
        pointers(post("/api/shipments", booking(Map.of("carrier", "PONY"))), "/carrier");
        pointers(seen(booked().get("id").asString(), "LOST", 0), "/status");
    }

    private static void pointers(ResponseSpec answer, String... pointers) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(found -> assertThat((List<?>) found)
                        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                        .containsExactlyInAnyOrder(pointers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/shipments/quotes",
                "/api/shipments",
                "/api/shipments/1/dispatch",
                "/api/shipments/1/cancel",
                "/api/shipments/1/tracking"
            })
    void nobody_gets_in_without_a_token(String path) {
        waybill.anonymous().post().uri(path).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void a_carrier_reports_by_tracking_number_once_and_in_any_order() {
        var booked = booked();
        String number = booked.get("trackingNumber").asString();
        report(number, "IN_TRANSIT", -300, "u1").expectStatus().isEqualTo(409);
        post("/api/shipments/" + booked.get("id").asString() + "/dispatch", null)
                .expectStatus()
                .isOk();

        reported(report(number, "DELIVERED", -100, "u3"), "DELIVERED", true);
        reported(report(number, "IN_TRANSIT", -300, "u1"), "DELIVERED", true);
        reported(report(number, "IN_TRANSIT", -300, "u1"), "DELIVERED", false);
        reported(report(number, "OUT_FOR_DELIVERY", 0, "u2"), "DELIVERED", true);
    }

    private static void reported(ResponseSpec answer, String status, boolean recorded) {
        var body = body(answer.expectStatus().isOk());
        assertThat(body.get("status").asString()).isEqualTo(status);
        assertThat(body.get("recorded").asBoolean()).isEqualTo(recorded);
    }

    @Test
    void a_report_that_is_not_the_carriers_is_refused() {
        String body = reportBody(booked().get("trackingNumber").asString(), "IN_TRANSIT", 0, "u1");

        send("THAILAND_POST", body, sign(body + " ", now)).expectStatus().isUnauthorized();
        send("thailand-post", body, sign(body, now.minus(Duration.ofHours(1))))
                .expectStatus()
                .isUnauthorized();
        send("thailand-post", body, "").expectStatus().isUnauthorized();
        // Nobody has agreed on a secret with these.
        send("dhl", body, sign(body, Instant.now())).expectStatus().isNotFound();
        send("pony", body, sign(body, Instant.now())).expectStatus().isNotFound();
    }

    @Test
    void a_report_on_what_the_carrier_does_not_carry_leads_nowhere() {
        report("TP000000000000", "IN_TRANSIT", 0, "u1").expectStatus().isNotFound();
        var dhl = body(post("/api/shipments", booking(Map.of("carrier", "dhl")))
                .expectStatus()
                .isCreated());
        report(dhl.get("trackingNumber").asString(), "IN_TRANSIT", 0, "u1")
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"colour\": \"red\"}", "{\"status\": \"LOST\"}", "{}"})
    void a_signed_report_that_makes_no_sense_is_refused(String body) {
        send("thailand-post", body, sign(body, Instant.now())).expectStatus().isBadRequest();
    }

    private ResponseSpec report(String number, String status, long seconds, String updateId) {
        String body = reportBody(number, status, seconds, updateId);
        return send("thailand-post", body, sign(body, Instant.now()));
    }

    private String reportBody(String number, String status, long seconds, String updateId) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "trackingNumber",
                        number,
                        "status",
                        status,
                        "location",
                        "Lampang",
                        "occurredAt",
                        now.plusSeconds(seconds).toString(),
                        "updateId",
                        updateId));
    }

    private ResponseSpec send(String carrier, String body, String signature) {
        return waybill.anonymous()
                .post()
                .uri("/api/carriers/" + carrier + "/webhook")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Waybill-Signature", signature)
                .bodyValue(body)
                .exchange();
    }

    private static String sign(String body, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Running.CARRIER_SECRET.getBytes(UTF_8), "HmacSHA256"));
            byte[] signed = mac.doFinal((at.getEpochSecond() + "." + body).getBytes(UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode booked() {
        return body(post("/api/shipments", booking(Map.of())).expectStatus().isCreated());
    }

    private ResponseSpec seen(String id, String status, long seconds) {
        return post(
                "/api/shipments/" + id + "/tracking",
                Map.of(
                        "status",
                        status,
                        "location",
                        "Lampang",
                        "description",
                        "Signed for",
                        "occurredAt",
                        now.plusSeconds(seconds).toString()));
    }

    private static void step(ResponseSpec answer, String status, int version) {
        answer.expectStatus().isOk().expectHeader().valueEquals("ETag", "\"" + version + "\"");
        assertThat(body(answer).get("status").asString()).isEqualTo(status);
    }

    private ResponseSpec post(String path, @Nullable Object body) {
        var request = waybill.client().post().uri(path);
        return body == null ? request.exchange() : request.bodyValue(body).exchange();
    }

    private static JsonNode body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private static Map<String, Object> booking(Map<String, Object> different) {
        Map<String, Object> booking = new HashMap<>(Map.of(
                "reference",
                "order 7",
                "customer",
                Map.of("name", "Somchai", "email", "somchai@example.com"),
                "from",
                bangkok(),
                "to",
                chiangMai(),
                "parcels",
                List.of(parcel(600))));
        booking.putAll(different);
        return booking;
    }

    private static Map<String, Object> bangkok() {
        return Map.of("line1", "1 Rama IV Road", "city", "Bangkok", "postalCode", "10110", "country", "TH");
    }

    private static Map<String, Object> chiangMai() {
        return Map.of(
                "name",
                "Somchai",
                "line1",
                "2 Nimman Road",
                "city",
                "Chiang Mai",
                "postalCode",
                "50000",
                "country",
                "TH");
    }

    private static Map<String, Object> parcel(int grams) {
        return Map.of("weightGrams", grams, "lengthMm", 100, "widthMm", 100, "heightMm", 100);
    }
}
