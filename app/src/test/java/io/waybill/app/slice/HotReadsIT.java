package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import io.waybill.messages.live.HotViews;
import io.waybill.messages.live.LiveChange;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Views that are kept in Redis for a moment. */
@ExtendWith(RunningWaybill.class)
class HotReadsIT {

    private final Running waybill;
    private final Trading trading;
    private final ReactiveStringRedisTemplate redis;
    private final Map<String, String> products = new HashMap<>();

    HotReadsIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
        this.redis = waybill.bean(ReactiveStringRedisTemplate.class);
    }

    @Test
    void what_was_read_a_moment_ago_is_not_read_from_the_database_again() {
        String item = trading.stocked("hot", 10);
        // Nothing in Waybill changes a row without saying so, which is how this can be told from a read of it.
        Eventually.get(
                () -> {
                    assertThat(quantity(item)).isIn(10L, 77L);
                    changedBehindItsBack(item, 77);
                    long kept = quantity(item);
                    changedBehindItsBack(item, 10);
                    return kept;
                },
                kept -> kept == 10);
    }

    @Test
    void what_was_announced_is_read() {
        String item = trading.stocked("announced", 1_000);
        for (int sale = 1; sale <= 50; sale++) {
            quantity(item);
            sell(item);
            assertThat(quantity(item)).isEqualTo(1_000 - sale);
        }
    }

    @Test
    void a_view_that_is_known_is_not_sent_again() {
        String item = trading.stocked("known", 3);
        var answer = waybill.client().get().uri("/api/stock/{id}", item).exchange();
        var read = answer.expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .returnResult();
        String tag = Objects.requireNonNull(read.getResponseHeaders().getETag());
        int length = Objects.requireNonNull(read.getResponseBody()).length;
        assertThat(read.getResponseHeaders().getContentLength()).isEqualTo(length);

        unlessItIs(item, tag).expectStatus().isNotModified().expectBody().isEmpty();
        unlessItIs(item, "\"another\"").expectStatus().isOk();
        waybill.client()
                .head()
                .uri("/api/stock/{id}", item)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentLength(length)
                .expectBody()
                .isEmpty();
    }

    private ResponseSpec unlessItIs(String item, String tag) {
        return waybill.client()
                .get()
                .uri("/api/stock/{id}", item)
                .header("If-None-Match", tag)
                .exchange();
    }

    @Test
    void a_page_is_not_read_from_the_database_again_until_something_on_it_changes() {
        String item = trading.stocked("hot-page", 10);
        Eventually.get(
                () -> {
                    assertThat(onPage(item).get("quantity").asLong()).isIn(10L, 77L);
                    changedBehindItsBack(item, 77);
                    long kept = onPage(item).get("quantity").asLong();
                    changedBehindItsBack(item, 10);
                    return kept;
                },
                kept -> kept == 10);
        for (int sale = 1; sale <= 10; sale++) {
            onPage(item);
            sell(item);
            assertThat(onPage(item).get("quantity").asLong()).isEqualTo(10 - sale);
        }
        assertThat(trading.get("/api/stock?productId={id}&status=IN_STOCK", product(item))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void with_its_product_a_stock_item_gets_another_name() {
        String item = trading.stocked("renamed", 5);
        assertThat(onPage(item).get("productName").asString()).contains("renamed");
        String before = lastAnnouncement();

        waybill.client()
                .patch()
                .uri("/api/products/{id}", product(item))
                .bodyValue(Map.of("name", "ชื่อใหม่"))
                .exchange()
                .expectStatus()
                .isOk();

        Eventually.get(() -> announcedSince(before), things -> things.contains("stock/" + item));
        assertThat(trading.get("/api/stock/{id}", item).get("productName").asString())
                .isEqualTo("ชื่อใหม่");
        assertThat(onPage(item).get("productName").asString()).isEqualTo("ชื่อใหม่");
    }

    private JsonNode onPage(String item) {
        return trading.get("/api/stock?productId={id}", product(item))
                .get("items")
                .get(0);
    }

    private String product(String item) {
        return products.computeIfAbsent(
                item,
                same -> trading.get("/api/stock/{id}", item).get("productId").asString());
    }

    private String lastAnnouncement() {
        return Objects.requireNonNull(redis.opsForStream()
                .reverseRange(
                        LiveChange.STREAM, Range.unbounded(), Limit.limit().count(1))
                .map(found -> found.getId().getValue())
                .blockFirst());
    }

    private Set<Object> announcedSince(String id) {
        return Objects.requireNonNull(redis.opsForStream()
                .range(LiveChange.STREAM, Range.rightUnbounded(Range.Bound.exclusive(id)))
                .flatMapIterable(found -> found.getValue().keySet())
                .collect(Collectors.toSet())
                .block());
    }

    @Test
    void a_view_that_was_read_before_a_change_and_kept_after_it_is_not_good() {
        String item = trading.stocked("overtaken", 5);
        quantity(item);
        String key = HotViews.view(LiveChange.STOCK, item);
        String before = Eventually.get(
                () -> {
                    quantity(item);
                    return redis.opsForValue().get(key).blockOptional().orElse("");
                },
                kept -> kept.contains("\"quantity\":5"));

        sell(item);
        redis.opsForValue().set(key, before, HotViews.KEPT).block();

        assertThat(quantity(item)).isEqualTo(4);
    }

    @Test
    void nothing_from_before_a_gap_is_good() {
        String item = trading.stocked("gap", 6);
        String key = HotViews.view(LiveChange.STOCK, item);
        Eventually.get(
                () -> {
                    quantity(item);
                    return redis.opsForValue().get(key).blockOptional().orElse("");
                },
                kept -> kept.contains("\"quantity\":6"));
        changedBehindItsBack(item, 66);

        redis.opsForValue().increment(HotViews.ERA).block();

        assertThat(quantity(item)).isEqualTo(66);
        changedBehindItsBack(item, 6);
    }

    private long quantity(String item) {
        return trading.get("/api/stock/{id}", item).get("quantity").asLong();
    }

    private void sell(String item) {
        waybill.client()
                .post()
                .uri("/api/stock/{id}/movements", item)
                .header("Prefer", "wait=30")
                .bodyValue(Map.of("type", "SOLD", "quantity", 1))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void changedBehindItsBack(String item, long quantity) {
        var jdbc = JdbcClient.create(waybill.bean(DataSource.class));
        String place = jdbc.sql("select substring(pg_get_viewdef('projection.stock') from 'FROM (stock_[0-9]+)')")
                .query(String.class)
                .single();
        assertThat(jdbc.sql("update " + place + ".stock_item set quantity = ? where id = ?")
                        .params(quantity, item)
                        .update())
                .isEqualTo(1);
    }
}
