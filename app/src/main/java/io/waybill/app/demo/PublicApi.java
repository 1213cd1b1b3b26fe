package io.waybill.app.demo;

import io.waybill.messages.report.StockStatusReport;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockItemView;
import io.waybill.messages.stock.StockPage;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the demo asks of Waybill, over HTTP like everyone else. */
public final class PublicApi {

    private static final int LARGEST_PAGE = 200;

    private final WebClient http;
    private final Session session;

    // One key for all tries of a request, so that a try whose answer was lost does not count twice.
    private final String keys = "demo-" + UUID.randomUUID() + "-";
    private final AtomicLong lastKey = new AtomicLong();

    /**
     * The API of a running Waybill. Reads the secure random source, so not for an event-loop thread.
     *
     * @param address where it is, for example {@code http://127.0.0.1:8080}
     * @param email whom to sign in as
     * @param password with what
     */
    public PublicApi(URI address, String email, String password) {
        this.http = WebClient.create(address.toString());
        this.session = new Session(http.post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("email", email, "password", password))
                .retrieve()
                .bodyToMono(Token.class)
                .map(Token::accessToken));
    }

    /** Registers a product; refused if its SKU is taken. */
    Mono<Outcome> register(CatalogueEntry entry) {
        return post(
                "/api/products",
                new Product(
                        entry.sku(),
                        entry.name(),
                        entry.description(),
                        new Price(entry.price().toPlainString(), entry.currency()),
                        entry.category(),
                        entry.weightGrams(),
                        entry.initialQuantity(),
                        entry.reorderLevel(),
                        entry.location()));
    }

    /** Records a movement and waits until the reports show it; refused if there is not enough on hand. */
    Mono<Outcome> move(PlannedMovement movement) {
        return post(
                "/api/stock/" + movement.stockItemId() + "/movements",
                new Movement(movement.type(), movement.quantity(), movement.referenceId(), movement.notes()));
    }

    /** All stock items. */
    Flux<StockItemView> stock() {
        return stockAfter(null)
                .expand(page -> page.nextCursor() == null ? Mono.empty() : stockAfter(page.nextCursor()))
                .flatMapIterable(StockPage::items);
    }

    /** How the stock stands. */
    Mono<StockStatusReport> stockStatus() {
        return session.call(token -> http.get()
                .uri("/api/reports/stock-status")
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .bodyToMono(StockStatusReport.class));
    }

    private Mono<StockPage> stockAfter(@Nullable String cursor) {
        return session.call(token -> {
            var get = http.get();
            var page = cursor == null
                    ? get.uri("/api/stock?limit={limit}", LARGEST_PAGE)
                    : get.uri("/api/stock?limit={limit}&cursor={cursor}", LARGEST_PAGE, cursor);
            return page.headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .bodyToMono(StockPage.class);
        });
    }

    private Mono<Outcome> post(String path, Object body) {
        String key = keys + lastKey.incrementAndGet();
        return session.call(token -> http.post()
                        .uri(path)
                        .headers(headers -> headers.setBearerAuth(token))
                        .header("Idempotency-Key", key)
                        .header("Prefer", "wait=5")
                        .bodyValue(body)
                        .retrieve()
                        .toBodilessEntity()
                        .thenReturn(Outcome.DONE))
                .onErrorReturn(WebClientResponseException.Conflict.class, Outcome.REFUSED);
    }

    private record Token(String accessToken) {}

    private record Price(String amount, String currency) {}

    private record Product(
            String sku,
            String name,
            String description,
            Price price,
            String category,
            int weightGrams,
            long initialQuantity,
            long reorderLevel,
            String location) {}

    private record Movement(
            MovementType type,
            long quantity,
            @Nullable String referenceId,
            @Nullable String notes) {}
}
