package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What happened to things, what they were like, and who did it, over HTTP. */
@ExtendWith(RunningWaybill.class)
class AuditIT {

    private final Running waybill;
    private final Trading trading;
    private final People people;

    AuditIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
        this.people = new People(waybill);
    }

    @Test
    void every_event_of_a_thing_is_told_with_who_when_from_where_and_what_it_changed() {
        var clerk = people.withRole("CLERK");
        String item = trading.stocked("Watched", 40);
        clerk.client()
                .post()
                .uri("/api/stock/{id}/movements", item)
                .header("User-Agent", "scanner 7")
                .bodyValue(Map.of("type", "SOLD", "quantity", 3, "referenceId", "ORDER-1"))
                .exchange()
                .expectStatus()
                .isOk();

        var history = Eventually.get(
                () -> history(item),
                page -> page.get("items")
                        .valueStream()
                        .noneMatch(entry -> entry.get("position").isNull()));
        var entries = history.get("items");
        assertThat(entries.valueStream().map(entry -> entry.get("event").asString()))
                .startsWith("stock.item-opened", "stock.movement-recorded", "stock.movement-recorded");
        assertThat(entries.valueStream().map(entry -> entry.get("version").asLong()))
                .startsWith(0L, 1L, 2L);
        var sold = entries.get(2);
        assertThat(sold.at("/by/userId").asString()).isEqualTo(clerk.id());
        assertThat(clerk.email()).startsWith(sold.at("/by/username").asString());
        assertThat(sold.at("/from/ip").asString()).isEqualTo("127.0.0.1");
        assertThat(sold.at("/from/userAgent").asString()).isEqualTo("scanner 7");
        assertThat(sold.get("requestId").asString()).isNotEmpty();
        assertThat(Instant.parse(sold.get("at").asString())).isBefore(Instant.now());
        assertThat(sold.get("changes")).hasSize(1);
        assertThat(sold.at("/changes/0/field").asString()).isEqualTo("quantity");
        assertThat(sold.at("/changes/0/before").asLong()).isEqualTo(40);
        assertThat(sold.at("/changes/0/after").asLong()).isEqualTo(37);
        assertThat(sold.at("/details/type").asString()).isEqualTo("SOLD");
        assertThat(sold.at("/details/referenceId").asString()).isEqualTo("ORDER-1");
        assertThat(sold.get("position").asLong())
                .isGreaterThan(entries.get(1).get("position").asLong());

        // A page at a time is the same.
        List<JsonNode> paged = new ArrayList<>();
        String cursor = "";
        do {
            var page = trading.get("/api/audit/StockItem/" + item + "/history?limit=1" + cursor);
            page.get("items").forEach(paged::add);
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(paged).containsExactlyElementsOf(entries.valueStream().toList());
    }

    private JsonNode history(String item) {
        return trading.get("/api/audit/StockItem/{id}/history?limit=200", item);
    }

    @Test
    void a_thing_is_shown_as_it_was_at_a_version_and_at_a_moment() {
        String item = trading.stocked("Remembered", 10);
        trading.move(item, "RECEIVED", 5).expectStatus().isOk();
        trading.move(item, "SOLD", 1).expectStatus().isOk();

        assertThat(trading.get("/api/audit/stock/{id}/history?limit=200", item)).isEqualTo(history(item));
        var then = trading.get("/api/audit/StockItem/{id}/state?version=2", item);
        assertThat(then.at("/state/quantity").asLong()).isEqualTo(15);
        assertThat(then.get("version").asLong()).isEqualTo(2);
        var at = trading.get(
                "/api/audit/StockItem/{id}/state?at={at}", item, then.get("at").asString());
        assertThat(at.get("version").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(trading.get("/api/audit/StockItem/{id}/state", item)
                        .at("/state/quantity")
                        .asLong())
                .isEqualTo(14);
    }

    @Test
    void what_there_is_not_is_not_found_and_what_makes_no_sense_is_refused() {
        String item = trading.stocked("Here", 1);
        status("/api/audit/StockItem/nothing/history", 404);
        status("/api/audit/Product/" + item + "/history", 404);
        status("/api/audit/StockItem/nothing/state", 404);
        status("/api/audit/StockItem/" + item + "/state?version=99", 404);
        status("/api/audit/StockItem/" + item + "/state?at=2001-01-01T00:00:00Z", 404);
        status("/api/audit/StockItem/" + item + "/state?version=1&at=2001-01-01T00:00:00Z", 400);
        status("/api/audit/StockItem/" + item + "/state?at=yesterday", 400);
        status("/api/audit/StockItem/" + item + "/history?cursor=broken", 400);
        status("/api/audit?from=yesterday", 400);
        status("/api/audit?to=%2B100000-01-01T00:00:00Z", 400);
        status("/api/audit?format=pdf", 406);
        status("/api/audit?cursor=broken", 400);
        status("/api/audit/verify?from=-1", 400);
        status("/api/audit/verify?from=2&to=1", 400);
    }

    private void status(String uri, int status) {
        waybill.client()
                .get()
                .uri(URI.create(waybill.address() + uri))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void of_persons_only_those_are_told_who_may_know_and_of_the_erased_nobody() {
        var person = people.withRole("CUSTOMER");
        var manager = people.withRole("MANAGER");
        String path = "/api/audit/User/" + person.id();

        assertThat(trading.get(path + "/state").toString()).contains(person.email());
        assertThat(trading.get(path + "/history").at("/items/0/from/ip").asString())
                .isEqualTo("127.0.0.1");
        assertThat(get(manager.client(), path + "/state").toString())
                .contains("withheld")
                .doesNotContain(person.email());
        assertThat(get(manager.client(), path + "/history").at("/items/0/from").isNull())
                .isTrue();

        waybill.client()
                .delete()
                .uri("/api/users/{id}", person.id())
                .exchange()
                .expectStatus()
                .isNoContent();
        var history = trading.get(path + "/history");
        assertThat(history.toString()).contains("erased").doesNotContain(person.email());
        assertThat(history.at("/items/0/from/ip").isNull()).isTrue();
        assertThat(trading.get(path + "/state").at("/state/erased").asBoolean()).isTrue();
        // What is hashed is what is sealed: destroying the key breaks nothing.
        verified();
    }

    @Test
    void the_trail_is_searched_by_who_what_which_and_when_and_by_words() {
        var clerk = people.withRole("CLERK");
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        String item = trading.stocked("ชาเขียว " + word, 10);
        String product = trading.get("/api/stock/{id}", item).get("productId").asString();
        var before = Instant.now();
        clerk.client()
                .post()
                .uri("/api/stock/{id}/movements", item)
                .bodyValue(Map.of("type", "SOLD", "quantity", 1, "notes", "broken " + word))
                .exchange()
                .expectStatus()
                .isOk();

        var mine = Eventually.get(
                () -> trail("userId=" + clerk.id() + "&action=stock.movement-recorded"),
                page -> !page.get("items").isEmpty());
        var sold = mine.at("/items/0");
        assertThat(sold.get("entityType").asString()).isEqualTo("StockItem");
        assertThat(sold.get("entityId").asString()).isEqualTo(item);
        assertThat(sold.get("summary").asString()).isEqualTo("Stock movement recorded");
        assertThat(positions("q=broken " + word))
                .containsExactly(sold.get("position").asLong());
        assertThat(trail("q=ชาเขียว " + word).at("/items/0/entityId").asString())
                .isEqualTo(product);
        assertThat(positions("q=recording stocks movements " + word))
                .as("words in another form")
                .containsExactly(sold.get("position").asLong());
        assertThat(trail("q=เขียว registering " + word).at("/items/0/entityId").asString())
                .as("a word within others, and both languages at once")
                .isEqualTo(product);
        assertThat(positions("q=" + sold.get("requestId").asString()))
                .contains(sold.get("position").asLong());
        assertThat(positions("entityId=" + item + "&from=" + before))
                .containsExactly(sold.get("position").asLong());
        assertThat(positions("entityId=" + item + "&entityType=StockItem&to=" + before))
                .hasSizeGreaterThan(1)
                .doesNotContain(sold.get("position").asLong())
                .isSortedAccordingTo(Collections.reverseOrder());
        assertThat(positions("entityId=" + item + "&entityType=Product")).isEmpty();
        // Who somebody is, is not to be found there.
        assertThat(trail("q=" + clerk.email()).get("items")).isEmpty();
    }

    private JsonNode trail(String query) {
        return trading.get("/api/audit?limit=200&" + query);
    }

    private List<Long> positions(String query) {
        return trail(query)
                .get("items")
                .valueStream()
                .map(entry -> entry.get("position").asLong())
                .toList();
    }

    @Test
    void all_that_matches_is_exported_as_csv_beyond_one_page() {
        String item = trading.stocked("Exported", 1);
        waybill.client()
                .post()
                .uri("/api/stock/movements")
                .bodyValue(Collections.nCopies(600, Map.of("stockItemId", item, "type", "RECEIVED", "quantity", 1)))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        String query = "entityId=" + item + "&action=stock.movement-recorded";
        Eventually.get(
                () -> export(query, MediaType.APPLICATION_JSON, "&format=csv"),
                csv -> csv.lines().count() == 602);

        String csv = export(query, MediaType.parseMediaType("text/csv"), "");
        var positions = csv.lines()
                .skip(1)
                .map(line -> Long.valueOf(line.substring(0, line.indexOf(','))))
                .toList();
        assertThat(csv).startsWith("\"position\",\"at\",\"action\",");
        assertThat(positions).hasSize(601).doesNotHaveDuplicates().isSortedAccordingTo(Collections.reverseOrder());
        assertThat(positions.subList(0, 200)).isEqualTo(positions(query));
    }

    private String export(String query, MediaType accept, String format) {
        var answer = waybill.client()
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .build()
                .get()
                .uri("/api/audit?" + query + format)
                .header(HttpHeaders.ACCEPT, accept.toString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .expectBody(String.class)
                .returnResult();
        return Objects.requireNonNull(answer.getResponseBody());
    }

    @Test
    void the_chain_of_all_events_is_unbroken() {
        trading.stocked("Chained", 3);
        var report = verified();
        assertThat(report.get("verified").asLong()).isPositive();
        assertThat(report.at("/head/hash").asString()).hasSize(64);
        long head = report.at("/head/position").asLong();
        assertThat(trading.get("/api/audit/verify?from={from}&to={to}", head, head)
                        .get("verified")
                        .asLong())
                .isEqualTo(1);
    }

    private JsonNode verified() {
        var report = trading.get("/api/audit/verify");
        assertThat(report.get("intact").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.get("firstBreak").isNull()).isTrue();
        return report;
    }

    private static JsonNode get(WebTestClient client, String uri) {
        return Objects.requireNonNull(client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
