package io.waybill.app.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.waybill.messages.report.StockStatusReport;
import io.waybill.messages.stock.MovementType;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells the visitor, in a few lines, how the day goes. */
public final class Narrator {

    private final PrintStream out;

    /**
     * A narrator.
     *
     * @param out where to write to, in UTF-8 whatever the platform's charset: product names are Thai
     */
    public Narrator(OutputStream out) {
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    Mono<Void> opening(Catalogue catalogue) {
        return say(String.format(
                Locale.ROOT,
                "  %02d:00  the shop opens: %d products, %d of them named in Thai",
                ShopHours.OPENS,
                catalogue.entries().size(),
                catalogue.namedInThai()));
    }

    Mono<Void> hour(int hour, List<PlayedMovement> played, StockStatusReport status) {
        return say(String.format(
                Locale.ROOT,
                "  %02d:00  %s; %d low, %d out of stock",
                hour + 1,
                happenings(played),
                status.total().lowStock(),
                status.total().outOfStock()));
    }

    Mono<Void> closing(DemoResult result) {
        return say(String.format(
                Locale.ROOT,
                "  %02d:00  the shop closes: %d movements, %d refused; %d products registered, %d already there",
                ShopHours.CLOSES,
                result.movements(),
                result.refused(),
                result.registered(),
                result.alreadyThere()));
    }

    Mono<Void> whatToTryNext(String address, String email, String password) {
        return say(String.format(Locale.ROOT, """

              What to try next:

                TOKEN=$(curl -s %1$s/api/auth/login -H 'Content-Type: application/json' \\
                  -d '{"email":"%2$s","password":"%3$s"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
                curl -s -G %1$s/api/products -H "Authorization: Bearer $TOKEN" --data-urlencode 'q=ชา'
                curl -N %1$s/api/reports/stock-status/stream -H "Authorization: Bearer $TOKEN"
            """, address, email, password));
    }

    Mono<Void> stopped(String reason) {
        return say("  The demo stopped: " + reason);
    }

    private static String happenings(List<PlayedMovement> played) {
        if (played.isEmpty()) {
            return "a quiet hour";
        }
        var done = played.stream()
                .filter(PlayedMovement::done)
                .collect(groupingBy(movement -> movement.planned().type(), counting()));
        long refused = played.stream().filter(movement -> !movement.done()).count();
        return Stream.concat(
                        Arrays.stream(MovementType.values())
                                .filter(done::containsKey)
                                .map(type -> words(type, done.getOrDefault(type, 0L))),
                        refused == 0 ? Stream.empty() : Stream.of(refused + " refused"))
                .collect(joining(", "));
    }

    private static String words(MovementType type, long count) {
        boolean one = count == 1;
        return count + " "
                + switch (type) {
                    case RECEIVED -> one ? "delivery" : "deliveries";
                    case SOLD -> one ? "sale" : "sales";
                    case RETURNED -> one ? "return" : "returns";
                    case DAMAGED -> one ? "breakage" : "breakages";
                    case ADJUSTED -> one ? "correction" : "corrections";
                    case TRANSFERRED_OUT, TRANSFERRED_IN, TRANSFER_RETURNED -> one ? "transfer" : "transfers";
                };
    }

    private Mono<Void> say(String text) {
        // Writing blocks if whatever reads is slow.
        return Mono.<Void>fromRunnable(() -> out.println(text)).subscribeOn(Schedulers.boundedElastic());
    }
}
