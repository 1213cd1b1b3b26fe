package io.waybill.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the servers and of the data when the process ends, well or badly. */
class ProcessIT {

    private static final int SELLERS = 8;

    @TempDir
    private Path data;

    @Test
    void what_was_acknowledged_before_a_kill_is_there_after_it() throws Exception {
        String stockItem;
        var acknowledged = new AtomicInteger();
        try (var waybill = WaybillProcess.start(data)) {
            var shop = Shop.signedIn(waybill.address());
            stockItem = shop.stocked(1_000_000);
            sellUntilKilled(shop, stockItem, acknowledged, waybill);
        }

        try (var waybill = WaybillProcess.start(data)) {
            var shop = Shop.signedIn(waybill.address());
            long left = shop.sellOne(stockItem);

            // What was under way when it was killed may or may not have been carried out: at most one each.
            long sold = 1_000_000 - left - 1;
            assertThat(sold).isBetween(acknowledged.longValue(), acknowledged.longValue() + SELLERS);
            // And the read model arrives at the same.
            await().atMost(Duration.ofSeconds(30)).until(() -> shop.quantity(stockItem) == left);

            waybill.interrupt();
            assertThat(waybill.servers()).isEmpty();
        }
    }

    private static void sellUntilKilled(
            Shop shop, String stockItem, AtomicInteger acknowledged, WaybillProcess waybill) {
        try (var sellers = Executors.newFixedThreadPool(SELLERS)) {
            for (int seller = 0; seller < SELLERS; seller++) {
                sellers.execute(() -> {
                    while (shop.soldOne(stockItem)) {
                        acknowledged.incrementAndGet();
                    }
                });
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.get() >= 200);
            waybill.kill();
        }
    }

    @Test
    void no_server_outlives_a_kill_for_long_and_the_next_start_finds_its_way() throws Exception {
        try (var waybill = WaybillProcess.start(data)) {
            waybill.address();
            assertThat(waybill.servers()).isNotEmpty();
            waybill.kill();
            // At once, while the servers of the last run may still be about.
            try (var next = WaybillProcess.start(data)) {
                assertThat(Shop.signedIn(next.address()).signedIn()).isTrue();
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> waybill.servers().isEmpty());
        }
    }

    @Test
    void a_second_one_on_the_same_data_is_refused_with_one_sentence() throws IOException {
        try (var first = WaybillProcess.start(data)) {
            first.address();
            try (var second = WaybillProcess.start(data)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> second.output().contains("already"));
                assertThat(second.output()).doesNotContain("\tat ").contains(data.toString());
            }
        }
    }
}
