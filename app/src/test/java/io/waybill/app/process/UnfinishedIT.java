package io.waybill.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.messages.stock.StockItemId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was begun before the process was killed, and goes on without anybody asking after it. */
class UnfinishedIT {

    private static final int CLIENTS = 4;
    private static final int STOCK = 100_000;

    @TempDir
    private Path data;

    @Test
    void goods_on_their_way_arrive_and_forgotten_reservations_end_after_a_kill() throws Exception {
        String main;
        String shopFloor;
        var sent = new AtomicInteger();
        var reserved = new AtomicInteger();
        try (var waybill = WaybillProcess.start(data)) {
            var shop = Shop.signedIn(waybill.address());
            main = shop.stocked(STOCK);
            String product = shop.stock(main).get("productId").asString();
            shopFloor = StockItemId.of(product, "SHOP");
            try (var clients = Executors.newFixedThreadPool(2 * CLIENTS)) {
                for (int client = 0; client < CLIENTS; client++) {
                    clients.execute(() -> count(sent, () -> shop.transferredOne(product)));
                    clients.execute(() -> count(reserved, () -> shop.reservedOne(main)));
                }
                await().atMost(Duration.ofSeconds(60)).until(() -> sent.get() >= 100 && reserved.get() >= 100);
                waybill.kill();
            }
        }

        try (var waybill = WaybillProcess.start(data)) {
            var shop = Shop.signedIn(waybill.address());
            // What was not acknowledged may or may not have been begun: at most one for each client.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> shop.stock(shopFloor).path("quantity").asInt(0) >= sent.get()
                            && shop.quantity(main) + shop.quantity(shopFloor) == STOCK
                            && shop.stock(main).get("reserved").asInt() == 0);
            assertThat(shop.quantity(shopFloor)).isBetween(sent.longValue(), sent.longValue() + CLIENTS);
        }
    }

    private static void count(AtomicInteger acknowledged, BooleanSupplier request) {
        while (request.getAsBoolean()) {
            acknowledged.incrementAndGet();
        }
    }
}
