package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** From the HTTP request to the event, to the rows, to the document, and back. */
@ExtendWith(RunningWaybill.class)
class TradingIT {

    private final Running waybill;
    private final Trading trading;

    TradingIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void a_product_its_sku_and_its_opening_stock_are_one_append() {
        String stockItem = trading.stocked("ชาเขียวมะลิ", 40);

        var item = trading.get("/api/stock/{id}", stockItem);
        assertThat(item.get("quantity").asLong()).isEqualTo(40);
        assertThat(item.get("available").asLong()).isEqualTo(40);
        assertThat(item.get("status").asString()).isEqualTo("IN_STOCK");
        assertThat(item.get("productName").asString()).isEqualTo("ชาเขียวมะลิ");

        record Event(long position, String type) {}
        List<Event> events = JdbcClient.create(waybill.bean(DataSource.class))
                .sql("""
                        select e.* from (select position, payload_type as type from axonserver.event) e
                        where e.position <= (select max(position) from axonserver.event where aggregate_id = ?) + 1
                        order by e.position desc limit 5""")
                .param(stockItem)
                .query(Event.class)
                .list()
                .reversed();
        assertThat(events)
                .extracting(Event::type)
                .containsExactly(
                        "product.sku-claimed",
                        "product.registered",
                        "stock.item-opened",
                        "stock.movement-recorded",
                        "product.stocked");
        assertThat(events.getLast().position() - events.getFirst().position()).isEqualTo(4);
    }

    @Test
    void a_movement_is_read_as_soon_as_it_is_answered_when_asked_to_wait() {
        String stockItem = trading.stocked("Jasmine rice", 10);

        // Opened, received, sold, and low.
        trading.move(stockItem, "SOLD", 7)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"3\"")
                .expectBody()
                .jsonPath("$.previousQuantity")
                .isEqualTo(10)
                .jsonPath("$.newQuantity")
                .isEqualTo(3)
                .jsonPath("$.version")
                .isEqualTo(3);

        var item = trading.get("/api/stock/{id}", stockItem);
        assertThat(item.get("quantity").asLong()).isEqualTo(3);
        assertThat(item.get("status").asString()).isEqualTo("LOW_STOCK");
        assertThat(item.get("version").asLong()).isEqualTo(3);
    }

    @Test
    void products_are_found_in_thai_and_in_english() {
        trading.stocked("ข้าวหอมมะลิ", 1);
        trading.stocked("Handwoven baskets", 1);

        assertThat(names("ข้าว")).contains("ข้าวหอมมะลิ");
        // English is stemmed: one basket finds the baskets.
        assertThat(names("basket")).contains("Handwoven baskets");
    }

    private List<String> names(String text) {
        var found = Eventually.get(
                () -> trading.get("/api/products?q={q}", text),
                page -> !page.get("items").isEmpty());
        return found.get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    @Test
    void a_list_is_read_page_by_page_without_gap_or_repetition() {
        var mine = IntStream.range(0, 5)
                .mapToObj(number -> trading.stocked("Paged", number))
                .sorted()
                .toList();

        var first = trading.get("/api/stock?q=paged&limit=3");
        var second = trading.get(
                "/api/stock?q=paged&limit=3&cursor={c}", first.get("nextCursor").asString());

        assertThat(ids(first)).isEqualTo(mine.subList(0, 3));
        assertThat(ids(second)).isEqualTo(mine.subList(3, 5));
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void of_many_who_want_one_sku_at_once_one_gets_it() {
        Map<String, Object> product = Trading.product("Wanted", 1);

        List<Integer> statuses = atOnce(16, () -> List.of(status(trading.register(product))));

        assertThat(statuses).containsOnlyOnce(201).hasSize(16);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(15);
    }

    @Test
    void fifty_who_sell_at_once_neither_oversell_nor_lose_a_movement() {
        String stockItem = trading.stocked("Hot", 120);

        List<Integer> statuses = atOnce(
                50,
                () -> IntStream.range(0, 3)
                        .mapToObj(again -> status(trading.move(stockItem, "SOLD", 1)))
                        .toList());

        assertThat(statuses).hasSize(150).containsOnly(200, 409);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(120);
        assertThat(trading.get("/api/stock/{id}", stockItem).get("quantity").asLong())
                .isZero();
        assertThat(JdbcClient.create(waybill.bean(DataSource.class))
                        .sql("""
                                select count(*) from axonserver.event
                                where aggregate_id = ? and payload_type = 'stock.movement-recorded'""")
                        .param(stockItem)
                        .query(Long.class)
                        .single())
                .isEqualTo(1 + 120);
    }

    private static int status(ResponseSpec answer) {
        return answer.returnResult(Void.class).getStatus().value();
    }

    private static List<Integer> atOnce(int people, Supplier<List<Integer>> requests) {
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, people)
                    .mapToObj(person -> CompletableFuture.supplyAsync(requests, each))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
