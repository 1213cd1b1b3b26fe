package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.app.slice.People.Person;
import io.waybill.app.slice.RunningWaybill.Running;
import io.waybill.messages.audit.UsageEntry;
import io.waybill.messages.audit.UsageEntry.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Which requests were made, over HTTP and all the way round: Kafka, Elasticsearch and back. */
@ExtendWith(RunningWaybill.class)
class UsageIT {

    private final Running waybill;
    private final People people;
    private final Trading trading;

    UsageIT(Running waybill) {
        this.waybill = waybill;
        this.people = new People(waybill);
        this.trading = new Trading(waybill);
    }

    @Test
    void everybody_sees_what_he_asked_for_and_who_tried_in_his_name() {
        var clerk = people.withRole("CLERK");
        String item = trading.stocked("Used", 5);
        login(clerk.email(), "wrong wrong wrong", "a burglar's browser");
        status(clerk.client(), "/api/stock/" + item, 200);
        status(clerk.client(), "/api/users", 403);
        status(clerk.client(), "/api/stock/nothing", 404);
        status(clerk.client(), "/api/nothing-of-the-kind", 404);

        var usage = Eventually.get(
                () -> usage(clerk.client(), ""),
                report -> action(report, "GET /api/stock/{id}").path("requests").asLong() == 2
                        && report.get("requests").asLong() >= 6);
        assertThat(usage.get("userId").asString()).isEqualTo(clerk.id());
        var signIns = action(usage, "POST /api/auth/login");
        assertThat(signIns.get("succeeded").asLong()).isEqualTo(1);
        assertThat(signIns.get("denied").asLong()).isEqualTo(1);
        assertThat(action(usage, "GET /api/users").get("denied").asLong()).isEqualTo(1);
        var read = action(usage, "GET /api/stock/{id}");
        assertThat(read.get("succeeded").asLong()).isEqualTo(1);
        assertThat(read.get("refused").asLong()).isEqualTo(1);
        assertThat(action(usage, "other").get("refused").asLong()).isEqualTo(1);
        assertThat(usage.get("days")).isNotEmpty();
        assertThat(usage.get("days")
                        .valueStream()
                        .mapToLong(day -> day.get("requests").asLong())
                        .sum())
                .isEqualTo(usage.get("requests").asLong());

        var failed = latest(usage, "POST /api/auth/login", 401);
        assertThat(failed.at("/from/userAgent").asString()).isEqualTo("a burglar's browser");
        assertThat(failed.at("/from/ip").asString()).isEqualTo("127.0.0.1");
        var good = latest(usage, "GET /api/stock/{id}", 200);
        assertThat(good.get("ids").get(0).asString()).isEqualTo(item);
        assertThat(good.get("format").asString()).isEqualTo("application/json");
        assertThat(good.get("outcome").asString()).isEqualTo("SUCCEEDED");
        assertThat(good.get("traceId").asString()).hasSize(32);
        assertThat(good.get("requestId").asString()).isNotEmpty();
        assertThat(good.get("millis").asLong()).isNotNegative();
        assertThat(Instant.parse(good.get("at").asString())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void who_looks_at_the_audit_is_seen() {
        var manager = people.withRole("MANAGER");
        status(manager.client(), "/api/audit?limit=1", 200);
        status(manager.client(), "/api/audit?limit=1&format=csv&entityId=nothing", 200);
        usage(manager.client(), "");

        var usage = Eventually.get(
                () -> usage(waybill.client(), "?userId=" + manager.id()),
                report -> action(report, "GET /api/audit").path("requests").asLong() == 2
                        && !action(report, "GET /api/audit/activity").isMissingNode());
        assertThat(usage.get("latest")
                        .valueStream()
                        .filter(request -> request.get("action").asString().equals("GET /api/audit"))
                        .map(request -> request.get("format").asString()))
                .containsExactlyInAnyOrder("application/json", "text/csv");
        assertThat(usage.at("/latest/0/from/ip").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void of_others_only_those_see_it_who_may_and_from_where_only_those_who_may_know() {
        var customer = people.withRole("CUSTOMER");
        var clerk = people.withRole("CLERK");
        var manager = people.withRole("MANAGER");
        status(clerk.client(), "/api/audit/activity?userId=" + customer.id(), 403);
        status(customer.client(), "/api/audit/activity?userId=" + clerk.id(), 403);
        status(clerk.client(), "/api/audit/activity?userId=" + clerk.id(), 200);

        var usage = Eventually.get(
                () -> usage(manager.client(), "?days=1&userId=" + clerk.id()),
                report ->
                        action(report, "GET /api/audit/activity").path("denied").asLong() == 1);
        assertThat(usage.get("latest").valueStream())
                .isNotEmpty()
                .allMatch(request -> request.get("from").isNull());
        assertThat(usage(manager.client(), "?days=366").get("requests").asLong())
                .isGreaterThan(usage.get("requests").asLong());
        for (String days : List.of("0", "367", "-1", "many", "")) {
            status(clerk.client(), "/api/audit/activity?days=" + days, days.isEmpty() ? 200 : 400);
        }
    }

    /** A path and a query may hold anything. */
    @Test
    void of_a_request_nothing_is_kept_that_somebody_wrote_into_it() throws IOException, InterruptedException {
        var clerk = people.withRole("CLERK");
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        status(clerk.client(), "/api/stock/" + word, 404);
        status(clerk.client(), "/api/stock?q=" + word, 200);
        status(clerk.client(), "/api/" + word, 404);
        Eventually.get(
                () -> usage(clerk.client(), ""),
                report -> !action(report, "other").isMissingNode()
                        && !action(report, "GET /api/stock").isMissingNode());
        assertThat(entries(clerk)).contains("GET /api/stock").doesNotContain(word, clerk.email(), "127.0.0.1");
    }

    private String entries(Person person) throws IOException, InterruptedException {
        return elasticsearch("POST", "/waybill-usage-*/_search?size=100&q=userId:" + person.id(), "");
    }

    @Test
    void an_entry_that_comes_twice_is_one() throws ExecutionException, InterruptedException {
        String user = UUID.randomUUID().toString();
        var entry = new UsageEntry(
                UUID.randomUUID().toString(),
                Instant.now(),
                "GET /api/twice",
                List.of(),
                user,
                "r",
                "t",
                200,
                Outcome.SUCCEEDED,
                1,
                null,
                null,
                null);
        var last = new UsageEntry(
                UUID.randomUUID().toString(),
                Instant.now(),
                "GET /api/last",
                List.of(),
                user,
                "r",
                "t",
                200,
                Outcome.SUCCEEDED,
                1,
                null,
                null,
                null);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        waybill.bean(KafkaConnectionDetails.class).getBootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (byte[] value : List.of(json(entry), "no entry".getBytes(UTF_8), json(entry), json(last))) {
                producer.send(new ProducerRecord<>(UsageEntry.TOPIC, 0, null, value))
                        .get();
            }
        }
        var usage = Eventually.get(
                () -> usage(waybill.client(), "?userId=" + user),
                report -> !action(report, "GET /api/last").isMissingNode());
        assertThat(usage.get("requests").asLong()).isEqualTo(2);
        assertThat(lost("store")).isPositive();
    }

    private static byte[] json(UsageEntry entry) {
        return JsonMapper.shared().writeValueAsBytes(entry);
    }

    private double lost(String at) {
        return waybill.bean(MeterRegistry.class)
                .get("waybill.usage.lost")
                .tag("at", at)
                .counter()
                .count();
    }

    @Test
    void without_kafka_or_elasticsearch_requests_go_on_and_are_recorded_afterwards()
            throws IOException, InterruptedException {
        double before = lost("edge");
        var clerk = people.withRole("CLERK");
        waybill.withoutKafka(() -> {
            for (int i = 0; i < 20; i++) {
                status(clerk.client(), "/api/stock?limit=1", 200);
            }
        });
        awaitRequests(clerk, 20);
        waybill.withoutElasticsearch(() -> {
            for (int i = 0; i < 20; i++) {
                status(clerk.client(), "/api/stock?limit=1", 200);
            }
            status(clerk.client(), "/api/audit/activity", 503);
        });
        awaitRequests(clerk, 40);
        assertThat(lost("edge")).isEqualTo(before);
    }

    private void awaitRequests(Person clerk, long requests) {
        Eventually.get(
                () -> clerk.client()
                        .get()
                        .uri("/api/audit/activity")
                        .exchange()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody(),
                report -> action(Objects.requireNonNull(report), "GET /api/stock")
                                .path("requests")
                                .asLong()
                        == requests);
    }

    @Test
    void months_whose_time_is_over_are_dropped() throws IOException, InterruptedException {
        elasticsearch("PUT", "/waybill-usage-2020-01", "{}");
        elasticsearch("PUT", "/waybill-usage-of-somebody-else", "{}");
        var keeper = waybill.bean("usageKeeper", SmartLifecycle.class);
        keeper.stop();
        keeper.start();
        Eventually.get(() -> elasticsearch("GET", "/_cat/indices", ""), indices -> !indices.contains("2020-01"));
        assertThat(elasticsearch("GET", "/_cat/indices", "")).contains("waybill-usage-of-somebody-else");
        elasticsearch("DELETE", "/waybill-usage-of-somebody-else", "");
    }

    private String elasticsearch(String method, String path, String body) throws IOException, InterruptedException {
        var node = waybill.bean(ElasticsearchConnectionDetails.class).getNodes().getFirst();
        var request = HttpRequest.newBuilder(URI.create("http://" + node.hostname() + ":" + node.port() + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    private void login(String email, String password, String device) {
        waybill.anonymous()
                .post()
                .uri("/api/auth/login")
                .header("User-Agent", device)
                .bodyValue(Map.of("email", email, "password", password))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static void status(WebTestClient client, String uri, int status) {
        client.get().uri(uri).exchange().expectStatus().isEqualTo(status);
    }

    private static JsonNode usage(WebTestClient client, String query) {
        return Objects.requireNonNull(client.get()
                .uri("/api/audit/activity" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private static JsonNode action(JsonNode report, String action) {
        return report.path("actions")
                .valueStream()
                .filter(found -> found.get("action").asString().equals(action))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static JsonNode latest(JsonNode report, String action, int status) {
        return report.get("latest")
                .valueStream()
                .filter(request -> request.get("action").asString().equals(action)
                        && request.get("status").asInt() == status)
                .findFirst()
                .orElseThrow();
    }
}
