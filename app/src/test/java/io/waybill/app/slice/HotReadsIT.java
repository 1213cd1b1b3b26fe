package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import io.waybill.messages.live.HotViews;
import io.waybill.messages.live.LiveChange;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Views that are kept in Redis for a moment. */
@ExtendWith(RunningWaybill.class)
class HotReadsIT {

    private final Running waybill;
    private final Trading trading;
    private final ReactiveStringRedisTemplate redis;

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
