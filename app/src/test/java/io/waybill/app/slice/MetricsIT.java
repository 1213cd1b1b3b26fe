package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators watch: that every metric which a dashboard or an alert names is there, and what it says. */
@ExtendWith(RunningWaybill.class)
class MetricsIT {

    private static final Path ROOT = Path.of("..");
    private static final Path RULES = ROOT.resolve("compose/prometheus/waybill.rules.yml");
    private static final Path DASHBOARDS = ROOT.resolve("compose/grafana");
    private static final Path RUNBOOK = ROOT.resolve("docs/runbook.md");

    /** What Prometheus itself tells of whom it asks. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}");
    private static final int ENOUGH_WORDS = 25;

    private final Running waybill;
    private final Trading trading;

    MetricsIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    private List<String> scraped() {
        var port = waybill.bean(Environment.class).getProperty("local.management.port");
        String text = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(text)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static Set<String> names(List<String> series) {
        return series.stream().map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
    }

    /** So that what is told only of what has happened is told. */
    private void use() {
        String stockItem = trading.stocked("Measured", 10);
        trading.move(stockItem, "SOLD", 3).expectStatus().isOk();
        trading.move(stockItem, "SOLD", 3_000).expectStatus().isEqualTo(409);
        System.gc();
    }

    @SuppressWarnings("unchecked") // it is what a rules file is
    private static List<Map<String, Object>> alerts() throws IOException {
        try (var file = Files.newInputStream(RULES)) {
            Map<String, Object> rules = new Yaml().load(file);
            return ((List<Map<String, Object>>) Objects.requireNonNull(rules.get("groups")))
                    .stream()
                            .flatMap(group ->
                                    ((List<Map<String, Object>>) Objects.requireNonNull(group.get("rules"))).stream())
                            .filter(rule -> rule.containsKey("alert"))
                            .toList();
        }
    }

    /** Every expression of a dashboard or an alert, by where it stands. */
    private static Map<String, String> expressions() throws IOException {
        Map<String, String> expressions = new HashMap<>();
        for (var alert : alerts()) {
            expressions.put("alert " + alert.get("alert"), String.valueOf(alert.get("expr")));
        }
        try (var files = Files.walk(DASHBOARDS)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                for (JsonNode expression : JsonMapper.shared().readTree(file).findValues("expr")) {
                    expressions.put(file.getFileName() + ": " + expression.asString(), expression.asString());
                }
            }
        }
        return expressions;
    }

    @Test
    void every_metric_that_a_dashboard_or_an_alert_names_is_there() throws IOException {
        use();
        var expressions = expressions();
        assertThat(expressions.keySet())
                .anyMatch(where -> where.startsWith("alert"))
                .anyMatch(where -> where.contains(".json"));
        Map<String, Set<String>> named = new HashMap<>();
        expressions.forEach((where, expression) -> named.put(where, PromQl.metrics(expression)));
        assertThat(named.values()).allSatisfy(metrics -> assertThat(metrics).isNotEmpty());
        var wanted = named.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        wanted.removeAll(OF_PROMETHEUS);

        // Read models are measured every few seconds.
        var there = Eventually.latest(() -> names(scraped()), names -> names.containsAll(wanted));

        named.forEach((where, metrics) -> assertThat(metrics)
                .as(where)
                .allMatch(metric -> OF_PROMETHEUS.contains(metric) || there.contains(metric)));
    }

    @Test
    void every_alert_has_its_paragraph_in_the_runbook_and_leads_to_it() throws IOException {
        var paragraphs = paragraphs();
        var alerts = alerts();
        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            String name = String.valueOf(alert.get("alert"));
            var annotations = (Map<?, ?>) Objects.requireNonNull(alert.get("annotations"));
            assertThat(annotations.get("runbook_url"))
                    .as(name)
                    .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(String.valueOf(annotations.get("summary"))).as(name).isNotBlank();
            assertThat(paragraphs).containsKey(name);
            assertThat(paragraphs.getOrDefault(name, "").split("\\s+")).as(name).hasSizeGreaterThan(ENOUGH_WORDS);
        });
        assertThat(paragraphs.keySet().stream().filter(heading -> heading.startsWith("Waybill")))
                .allMatch(heading -> alerts.stream().anyMatch(alert -> heading.equals(alert.get("alert"))));
    }

    /** What stands below each heading of the runbook. */
    private static Map<String, String> paragraphs() throws IOException {
        Map<String, String> paragraphs = new HashMap<>();
        List<String> below = new ArrayList<>(List.of(Files.readString(RUNBOOK).split("(?m)^#+ ")));
        for (String section : below) {
            String[] parts = section.split("\n", 2);
            paragraphs.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
        }
        return paragraphs;
    }

    @Test
    void commands_are_counted_by_their_name_and_how_they_ended() {
        use();

        var series = scraped();

        assertThat(series)
                .anyMatch(line -> line.startsWith("waybill_commands_seconds_count")
                        && line.contains("command=\"RecordStockMovement\"")
                        && line.contains("outcome=\"done\""))
                .anyMatch(line -> line.startsWith("waybill_commands_seconds_count")
                        && line.contains("command=\"RecordStockMovement\"")
                        && line.contains("outcome=\"conflict\""))
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_bucket")
                        && line.contains("uri=\"/api/stock/{id}/movements\""));
    }

    @Test
    void each_pool_of_connections_is_watched() {
        assertThat(scraped().stream().filter(line -> line.startsWith("hikaricp_connections_pending")))
                .anyMatch(line -> line.contains("pool=\"waybill-jdbc\""))
                .anyMatch(line -> line.contains("pool=\"waybill-keys\""));
    }

    @Test
    void who_watches_is_counted_while_he_does() throws InterruptedException {
        double open;
        try (var watcher = new Watcher(waybill.address(), "/api/live?topics=stock", waybill.token(), null)) {
            Eventually.get(watcher::lastId, Objects::nonNull);
            open = value("waybill_sse_subscribers{stream=\"live\"}");
            assertThat(open).isPositive();
        }
        Eventually.get(() -> value("waybill_sse_subscribers{stream=\"live\"}"), watching -> watching < open);
    }

    private double value(String series) {
        return scraped().stream()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void no_label_tells_one_thing_or_person_from_another() {
        use();
        trading.get("/api/users");
        waybill.client().get().uri("/api/stock/{id}", UUID.randomUUID()).exchange();
        waybill.client().get().uri("/nothing/{id}", UUID.randomUUID()).exchange();

        assertThat(scraped()).noneMatch(line -> ID.matcher(line).find() || line.contains("@"));
    }
}
