package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.Receiver.Told;
import io.waybill.app.slice.RunningWaybill.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Other systems that are told of what happens, over real HTTP. */
@ExtendWith(RunningWaybill.class)
class WebhookIT {

    private static final String WEBHOOKS = "/api/admin/webhooks";

    private final Running waybill;
    private final Trading trading;
    private final List<Receiver> receivers = new ArrayList<>();

    WebhookIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    /** There are only so many, and other tests create some. */
    @BeforeEach
    @AfterEach
    void nobody_is_told() {
        for (var webhook : trading.get(WEBHOOKS + "?limit=200").get("items")) {
            delete(webhook.get("id").asString()).expectStatus().isNoContent();
        }
        receivers.forEach(Receiver::close);
    }

    private Receiver receiver() throws IOException {
        var receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    @Test
    void a_receiver_gets_what_happens_signed_and_in_order() throws IOException, GeneralSecurityException {
        var receiver = receiver();
        String before = trading.stocked("Before", 3);
        var created = created(receiver.url(), "stock", "products");
        String item = trading.stocked("Told", 10);
        for (int sale = 0; sale < 5; sale++) {
            trading.move(item, "SOLD", 1).expectStatus().isOk();
        }
        trading.move(before, "SOLD", 1).expectStatus().isOk();

        var told = Eventually.get(() -> receiver.about(before), requests -> !requests.isEmpty());
        assertThat(told).extracting(Told::quantity).containsExactly(2L);
        var ofItem = receiver.about(item);
        // Opened, received, sold; and once it ran low.
        assertThat(ofItem)
                .extracting(request -> request.json().get("type").asString())
                .startsWith("stock.item-opened", "stock.movement-recorded")
                .contains("stock.ran-low")
                .doesNotContain("product.stocked");
        assertThat(movements(ofItem)).containsExactly(10L, 9L, 8L, 7L, 6L, 5L);
        assertThat(ofItem).isSortedAccordingTo((one, other) -> Long.compare(position(one), position(other)));
        String secret = created.get("secret").asString();
        for (var request : ofItem) {
            assertThat(request.id()).isEqualTo(request.json().get("id").asString());
            assertThat(Instant.ofEpochSecond(Long.parseLong(request.timestamp())))
                    .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
            assertThat(Instant.parse(request.json().get("occurredAt").asString()))
                    .isBefore(Instant.now());
            assertThat(request.signature()).isEqualTo(signature(secret, request));
        }
        var webhook = webhook(created, found -> found.get("waiting").asLong() == 0);
        assertThat(webhook.get("state").asString()).isEqualTo("ACTIVE");
        assertThat(webhook.get("sent").asLong()).isGreaterThanOrEqualTo(ofItem.size() + 1L);
        assertThat(webhook.get("lost").asLong()).isZero();
        assertThat(webhook.get("lastSuccessAt").isNull()).isFalse();
        assertThat(webhook.get("lastError").isNull()).isTrue();
    }

    private static long position(Told request) {
        return request.json().get("position").asLong();
    }

    private static List<Long> movements(List<Told> told) {
        return told.stream()
                .filter(request -> request.json().get("type").asString().equals("stock.movement-recorded"))
                .map(Told::quantity)
                .toList();
    }

    private static String signature(String secret, Told request) throws GeneralSecurityException {
        assertThat(secret).startsWith("whsec_");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = request.id() + '.' + request.timestamp() + '.' + request.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_secret_is_shown_once() throws IOException {
        var receiver = receiver();
        var created = created(receiver.url(), "stock");

        assertThat(created.propertyNames()).contains("secret", "id", "url", "topics", "createdAt");
        var listed = webhook(created, found -> true);
        assertThat(listed.propertyNames()).doesNotContain("secret");
        assertThat(listed.get("url").asString()).isEqualTo(receiver.url());
        assertThat(listed.get("description").asString()).isEqualTo("Made for a test");
        assertThat(listed.get("createdBy").asString())
                .isEqualTo(trading.get("/api/users/me").get("id").asString());
        assertThat(created(receiver.url(), "stock").get("secret")).isNotEqualTo(created.get("secret"));
    }

    @Test
    void the_same_request_again_is_the_same_webhook_and_the_same_secret() throws IOException {
        var receiver = receiver();
        String key = UUID.randomUUID().toString();
        var first = body(post(receiver.url(), key, "stock").expectStatus().isCreated());
        var again = post(receiver.url(), key, "stock")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");

        assertThat(body(again)).isEqualTo(first);
        assertThat(trading.get(WEBHOOKS).get("items")).hasSize(1);
        post(receiver.url(), key, "products").expectStatus().isEqualTo(422);
        String id = first.get("id").asString();
        delete(id).expectStatus().isNoContent();
        delete(id).expectStatus().isNotFound();
        // It comes late, and wakes up nothing.
        assertThat(body(post(receiver.url(), key, "stock").expectStatus().isCreated()))
                .isEqualTo(first);
        assertThat(trading.get(WEBHOOKS).get("items")).isEmpty();
    }

    @Test
    void what_failed_comes_again_with_the_same_id_and_nothing_overtakes_it() throws IOException {
        var receiver = receiver();
        String item = trading.stocked("Tried", 10);
        var failures = new AtomicInteger();
        receiver.answers(request -> request.quantity() == 8 && failures.incrementAndGet() <= 2 ? 503 : 200);
        var created = created(receiver.url(), "stock");
        for (int sale = 0; sale < 3; sale++) {
            trading.move(item, "SOLD", 1).expectStatus().isOk();
        }

        var told = Eventually.get(
                () -> receiver.about(item), requests -> movements(requests).contains(7L));
        assertThat(movements(told)).containsExactly(9L, 8L, 8L, 8L, 7L);
        assertThat(told.stream().filter(request -> request.quantity() == 8).map(Told::id))
                .hasSize(3)
                .containsOnly(told.get(1).id());
        var webhook = webhook(created, found -> found.get("waiting").asLong() == 0);
        assertThat(webhook.get("state").asString()).isEqualTo("ACTIVE");
        assertThat(webhook.get("failures").asInt()).isZero();
        assertThat(webhook.get("lastFailureAt").isNull()).isFalse();
    }

    @Test
    void one_that_is_slow_or_away_holds_up_no_other_and_gets_everything_once_it_is_back() throws IOException {
        int port;
        try (var gone = new Receiver()) {
            port = gone.port();
        }
        var slow = receiver();
        var never = new CountDownLatch(1);
        slow.answers(request -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 200;
        });
        var well = receiver();
        var ofGone = created("http://127.0.0.1:" + port + "/told", "stock");
        var ofSlow = created(slow.url(), "stock");
        created(well.url(), "stock");
        String item = trading.stocked("Away", 10);
        trading.move(item, "SOLD", 4).expectStatus().isOk();

        Eventually.get(() -> well.about(item), requests -> movements(requests).contains(6L));
        var paused = webhook(ofGone, found -> found.get("state").asString().equals("PAUSED"));
        assertThat(paused.get("lastError").asString())
                .isEqualTo("It could not be reached, or broke the connection off.");
        assertThat(paused.get("nextTryAt").isNull()).isFalse();
        assertThat(paused.get("waiting").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(webhook(ofSlow, found -> found.get("failures").asInt() > 0)
                        .get("lastError")
                        .asString())
                .isEqualTo("It did not answer within 2000 ms.");
        never.countDown();

        var back = new Receiver(port);
        receivers.add(back);
        var told = Eventually.get(
                () -> back.about(item), requests -> movements(requests).contains(6L));
        assertThat(movements(told)).containsExactly(10L, 6L);
        assertThat(told.getFirst().json().get("type").asString()).isEqualTo("stock.item-opened");
        webhook(ofGone, found -> found.get("state").asString().equals("ACTIVE"));
        Eventually.get(() -> slow.about(item), requests -> movements(requests).contains(6L));
    }

    @Test
    void what_was_not_delivered_is_delivered_after_a_restart() throws IOException {
        var receiver = receiver();
        receiver.answers(request -> 500);
        created(receiver.url(), "stock");
        String item = trading.stocked("Restarted", 100);
        Eventually.get(() -> receiver.about(item), requests -> !requests.isEmpty());
        // Its threads, its connections and whatever it had claimed are gone.
        var deliveries = waybill.bean("webhookDeliveries", SmartLifecycle.class);
        deliveries.stop();
        trading.move(item, "SOLD", 1).expectStatus().isOk();
        receiver.answers(request -> 200);
        int before = receiver.about(item).size();
        deliveries.start();

        var told = Eventually.get(
                () -> receiver.about(item), requests -> movements(requests).contains(99L));
        Set<String> ids = ConcurrentHashMap.newKeySet();
        assertThat(told.subList(before, told.size())).allMatch(request -> ids.add(request.id()));
        assertThat(movements(told.subList(before, told.size()))).containsExactly(100L, 99L);
    }

    @Test
    void of_two_nodes_one_delivers_each_event_and_in_order() throws IOException {
        var receiver = receiver();
        try (var other = new WebhookNode(waybill)) {
            assertThat(other.isDelivering()).isTrue();
            created(receiver.url(), "stock");
            String item = trading.stocked("Shared", 100);
            for (int sale = 0; sale < 20; sale++) {
                trading.move(item, "SOLD", 1).expectStatus().isOk();
            }

            var told = Eventually.get(
                    () -> receiver.about(item), requests -> movements(requests).contains(80L));
            assertThat(movements(told))
                    .containsExactlyElementsOf(LongStream.rangeClosed(0, 20)
                            .mapToObj(sold -> 100 - sold)
                            .toList());
        }
    }

    @Test
    void whoever_was_deleted_is_told_nothing_more() throws IOException {
        var receiver = receiver();
        var other = receiver();
        var created = created(receiver.url(), "stock");
        created(other.url(), "stock");
        String item = trading.stocked("Deleted", 10);
        Eventually.get(
                () -> receiver.about(item), requests -> movements(requests).contains(10L));

        delete(created.get("id").asString()).expectStatus().isNoContent();
        trading.move(item, "SOLD", 1).expectStatus().isOk();

        Eventually.get(() -> other.about(item), requests -> movements(requests).contains(9L));
        assertThat(movements(receiver.about(item))).doesNotContain(9L);
        delete("none").expectStatus().isNotFound();
    }

    @Test
    void a_rebuild_tells_nobody_anything_and_the_queue_is_forgotten() throws IOException {
        var receiver = receiver();
        var created = created(receiver.url(), "stock", "products", "shipments");
        String item = trading.stocked("Rebuilt", 10);
        webhook(
                created,
                found -> found.get("waiting").asLong() == 0 && found.get("sent").asLong() >= 3);
        String id = Objects.requireNonNull(waybill.client()
                        .post()
                        .uri("/api/admin/projections/stock/rebuild")
                        .exchange()
                        .expectStatus()
                        .isAccepted()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .get("id")
                .asString();
        Eventually.get(
                () -> trading.get("/api/admin/rebuilds/{id}", id).get("state").asString(), "COMPLETED"::equals);
        waybill.client()
                .post()
                .uri("/api/admin/projections/webhooks/rebuild")
                .exchange()
                .expectStatus()
                .isEqualTo(409);

        trading.move(item, "SOLD", 1).expectStatus().isOk();
        var told = Eventually.get(
                () -> receiver.about(item), requests -> movements(requests).contains(9L));
        assertThat(movements(told)).containsExactly(10L, 9L);
        assertThat(told).extracting(Told::id).doesNotHaveDuplicates();
        // What everybody has got takes up no room.
        var jdbc = JdbcClient.create(waybill.bean(DataSource.class));
        Eventually.get(
                () -> jdbc.sql("select count(*) from webhook.event where body like ?")
                        .param("%" + item + "%")
                        .query(Long.class)
                        .single(),
                left -> left == 0);
    }

    @Test
    void what_waits_for_too_long_is_given_up_and_counted() throws IOException {
        var receiver = receiver();
        receiver.answers(request -> 500);
        var created = created(receiver.url(), "stock");
        String item = trading.stocked("Late", 10);
        webhook(created, found -> found.get("waiting").asLong() >= 2);

        JdbcClient.create(waybill.bean(DataSource.class))
                .sql("update webhook.event set queued_at = queued_at - interval '4 days' where body like ?")
                .param("%" + item + "%")
                .update();

        assertThat(webhook(created, found -> found.get("waiting").asLong() == 0)
                        .get("lost")
                        .asLong())
                .isGreaterThanOrEqualTo(2);
        receiver.answers(request -> 200);
        trading.move(item, "SOLD", 1).expectStatus().isOk();
        Eventually.get(
                () -> receiver.about(item), requests -> movements(requests).contains(9L));
        webhook(created, found -> found.get("state").asString().equals("ACTIVE"));
    }

    @Test
    void a_name_that_leads_inside_by_now_is_not_followed() throws IOException {
        var receiver = receiver();
        var created = created(receiver.url(), "stock");
        // What a name server could do after the webhook was created.
        JdbcClient.create(waybill.bean(DataSource.class))
                .sql("update webhook.webhook set url = ? where id = ?")
                .params(
                        receiver.url().replace("127.0.0.1", "127.0.0.2"),
                        created.get("id").asString())
                .update();
        trading.stocked("Inside", 1);

        var refused = webhook(created, found -> found.get("failures").asInt() > 0);
        assertThat(refused.get("lastError").asString()).isEqualTo("Its address is not one that may be told.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.2/told",
        "https://[::1]/told",
        "https://169.254.169.254/latest/meta-data",
        "https://10.0.0.1/told",
        "http://127.0.0.2/told",
        "http://8.8.8.8/told"
    })
    void an_address_inside_or_without_tls_is_refused(String url) {
        post(url, null, "stock")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).startsWith("The url "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/told",
                "told",
                "https:///told",
                "https://user:password@example.com/told",
                "https://example.com/told#there",
                "https://example.com:0/told",
                "https://exa mple.com/"
            })
    void what_is_no_url_is_refused(String url) {
        post(url, null, "stock")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/url");
    }

    @Test
    void topics_are_those_there_are() {
        post("https://example.com/told", null, "persons")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/topics/0");
        post("https://example.com/told", null).expectStatus().isBadRequest();
    }

    @Test
    void there_are_only_so_many_and_they_are_listed_in_pages() {
        for (int number = 0; number < 50; number++) {
            created("http://127.0.0.1:9/" + number, "shipments");
        }
        post("http://127.0.0.1:9/one-more", null, "shipments").expectStatus().isEqualTo(409);

        List<String> urls = new ArrayList<>();
        String cursor = "";
        do {
            var page = trading.get(WEBHOOKS + "?limit=20" + cursor);
            page.get("items").forEach(item -> urls.add(item.get("url").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(urls)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 50)
                        .mapToObj(number -> "http://127.0.0.1:9/" + number)
                        .toList());
        waybill.client()
                .get()
                .uri(WEBHOOKS + "?cursor=broken")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private JsonNode created(String url, String... topics) {
        var answer = post(url, null, topics).expectStatus().isCreated();
        var body = body(answer);
        answer.expectHeader()
                .valueEquals("Location", WEBHOOKS + "/" + body.get("id").asString());
        return body;
    }

    private ResponseSpec post(String url, @Nullable String key, String... topics) {
        var request = waybill.client().post().uri(WEBHOOKS);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.bodyValue(Map.of("url", url, "topics", List.of(topics), "description", "Made for a test"))
                .exchange();
    }

    private ResponseSpec delete(String id) {
        return waybill.client().delete().uri(WEBHOOKS + "/{id}", id).exchange();
    }

    private static JsonNode body(ResponseSpec answer) {
        return Objects.requireNonNull(
                answer.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private JsonNode webhook(JsonNode created, Predicate<JsonNode> expected) {
        return Eventually.get(
                () -> trading.get(WEBHOOKS + "?limit=200")
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("id").equals(created.get("id")))
                        .findFirst()
                        .orElseThrow(),
                expected);
    }
}
