package io.waybill.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis falls silent under a running Waybill, and comes back. */
class RedisAwayIT {

    @TempDir
    private Path data;

    @Test
    void who_is_signed_in_goes_on_while_redis_is_silent() throws Exception {
        try (var waybill = WaybillProcess.start(data)) {
            var shop = Shop.signedIn(waybill.address());
            String stockItem = shop.stocked(1_000);

            redis("-STOP");
            try {
                for (int sale = 0; sale < 20; sale++) {
                    assertThat(shop.soldOne(stockItem)).isTrue();
                }
                assertThat(shop.stock(stockItem).has("quantity")).isTrue();
                assertThat(isReady(shop)).isTrue();
            } finally {
                redis("-CONT");
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> shop.quantity(stockItem) == 980);
            assertThat(shop.soldOne(stockItem)).isTrue();
            waybill.interrupt();
        }
    }

    private void redis(String signal) throws IOException, InterruptedException {
        String pid = Files.readString(data.resolve("redis/pid")).strip();
        assertThat(new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor())
                .isZero();
    }

    private static boolean isReady(Shop shop) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(shop.address() + "/readyz"))
                .timeout(Duration.ofSeconds(20))
                .build();
        return shop.http().send(request, BodyHandlers.ofString()).statusCode() == 200;
    }
}
