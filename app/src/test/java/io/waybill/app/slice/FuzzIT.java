package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RawHttp.Answer;
import io.waybill.app.slice.RunningWaybill.Running;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends every endpoint requests that make no sense, made from its description: no answer is a failure of the server, none
 * tells how the server is made, and every refusal is a problem document. With {@code -Dwaybill.fuzz.seed} the requests of
 * an earlier run are sent again; the ids of things in them differ from run to run.
 */
@ExtendWith(RunningWaybill.class)
class FuzzIT {

    private static final Logger log = LoggerFactory.getLogger(FuzzIT.class);
    private static final int AT_ONCE = 16;
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]|java\\.|org\\.spring|tools\\.jackson|io\\.(waybill|netty|r2dbc)");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Running waybill;

    FuzzIT(Running waybill) {
        this.waybill = waybill;
    }

    @Test
    void whatever_is_sent_is_answered_and_every_refusal_is_a_problem_document() throws Exception {
        long seed =
                Long.getLong("waybill.fuzz.seed", ThreadLocalRandom.current().nextInt(1_000_000_000));
        int count = Integer.getInteger("waybill.fuzz.requests", 20_000);
        var requests = requests();
        log.warn(
                "Sending {} requests to {} operations with -Dwaybill.fuzz.seed={}", count, requests.operations(), seed);

        var next = new AtomicInteger();
        Map<String, String> failures = new ConcurrentSkipListMap<>();
        Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
        List<Future<?>> senders = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < AT_ONCE; i++) {
                senders.add(threads.submit(() -> {
                    try (var http = new RawHttp(URI.create(waybill.address()).getPort())) {
                        byte[] before = new byte[0];
                        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                            byte[] request = requests.request(seed * 1_000_003 + number);
                            int status = check(number, request, before, http, failures);
                            before = request;
                            statuses.computeIfAbsent(status, none -> new LongAdder())
                                    .increment();
                        }
                    }
                    return null;
                }));
            }
        }
        for (var sender : senders) {
            sender.get();
        }
        log.warn("Answered with {}", statuses);
        assertThat(failures).as("with -Dwaybill.fuzz.seed=%s", seed).isEmpty();
        assertThat(statuses.keySet()).as("not only refusals").anyMatch(status -> status / 100 == 2);
    }

    private int check(int number, byte[] request, byte[] before, RawHttp http, Map<String, String> failures) {
        String wrong;
        Answer answer = null;
        try {
            answer = http.send(request);
            wrong = wrong(answer, new String(request, 0, 5, ISO_8859_1).equals("HEAD "));
        } catch (IOException e) {
            wrong = "no answer: " + e;
        }
        if (!wrong.isEmpty()) {
            failures.putIfAbsent(
                    wrong,
                    "request " + number + ": " + shown(request) + "\nanswer: " + answer
                            + "\nbefore it on its connection: " + shown(before));
        }
        return answer == null ? 0 : answer.status();
    }

    private static String shown(byte[] request) {
        String sent = new String(request, ISO_8859_1).replaceAll("Bearer ey[^\\r]*", "Bearer ...");
        return sent.substring(0, Math.min(1500, sent.length()));
    }

    /** What is wrong with an answer, or nothing. */
    private String wrong(Answer answer, boolean head) {
        if (answer.status() >= 500) {
            return "status " + answer.status() + ": " + answer.body().replaceAll("\"instance.*", "");
        }
        if (answer.status() < 400) {
            return "";
        }
        if (!answer.header("content-type").equals("application/problem+json")) {
            return "status " + answer.status() + " of type " + answer.header("content-type");
        }
        if (answer.status() == 429 && answer.header("retry-after").isEmpty()) {
            return "429 without Retry-After";
        }
        return head ? "" : wrongProblem(answer);
    }

    private String wrongProblem(Answer answer) {
        JsonNode problem;
        try {
            problem = json.readTree(answer.body());
        } catch (JacksonException e) {
            return "a problem document that is no JSON: " + answer.status();
        }
        Map<String, String> expected = new TreeMap<>(Map.of(
                "type", "urn:waybill:problem:[a-z-]+",
                "title", "[A-Z].+",
                "status", Integer.toString(answer.status()),
                "detail", "(?s).+",
                "instance", "(?s).*",
                "traceId", "[0-9a-f]{32}"));
        for (var field : expected.entrySet()) {
            if (!problem.path(field.getKey()).asString("-").matches(field.getValue())) {
                return "a problem document with a wrong " + field.getKey() + ": " + answer.status();
            }
        }
        var inside = INSIDES.matcher(problem.get("detail").asString() + problem.path("errors"));
        return inside.find() ? "tells of its insides: " + problem.get("detail") + problem.path("errors") : "";
    }

    private FuzzedRequests requests() {
        var people = new People(waybill);
        var trading = new Trading(waybill);
        var description = new String(
                java.util.Objects.requireNonNull(waybill.anonymous()
                        .get()
                        .uri("/openapi")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody()),
                java.nio.charset.StandardCharsets.UTF_8);
        // Things of its own, and an administrator of its own, so that it harms no other test.
        String stock = trading.stocked("Fuzzed", 100_000);
        String product = trading.get("/api/stock/{id}", stock).get("productId").asString();
        var shipment = shipment();
        return new FuzzedRequests(
                json.readTree(description),
                people.withRole("ADMIN").token(),
                Map.of(
                        "/api/users", List.of(people.withRole("CUSTOMER").id(), "none"),
                        "/api/products", List.of(product, "none"),
                        "/api/stock", List.of(stock, "none"),
                        "/api/shipments", List.of(shipment.get("id").asString(), "none"),
                        "/api/tracking", List.of(shipment.get("trackingNumber").asString(), "none"),
                        "/api/carriers", List.of("thailand-post", "none"),
                        "/api/audit", List.of("StockItem", stock, "none"),
                        "productId", List.of(product),
                        "stockItemId", List.of(stock),
                        "fromLocation", List.of("MAIN")));
    }

    private JsonNode shipment() {
        var end = Map.of("line1", "1 Rama IV Road", "postalCode", "10110", "country", "TH");
        return java.util.Objects.requireNonNull(waybill.client()
                .post()
                .uri("/api/shipments")
                .header("Prefer", "wait=20")
                .bodyValue(Map.of(
                        "reference",
                        "fuzzed",
                        "customer",
                        Map.of("name", "Ann", "email", "ann@example.org"),
                        "from",
                        end,
                        "to",
                        end,
                        "parcels",
                        List.of(Map.of("weightGrams", 1, "lengthMm", 1, "widthMm", 1, "heightMm", 1))))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
