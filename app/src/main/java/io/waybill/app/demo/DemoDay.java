package io.waybill.app.demo;

import io.waybill.messages.stock.StockItemView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Opens the shop, plays its trading day, and closes it again. */
public final class DemoDay {

    private static final int MOST_IN_FLIGHT = 4;

    /** How often, and for how long, to look for stock that was just registered. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final PublicApi api;
    private final Catalogue catalogue;
    private final long seed;
    private final Duration duration;
    private final Narrator narrator;

    /**
     * A day.
     *
     * @param api the Waybill to play it on
     * @param catalogue what the shop sells
     * @param seed what chance depends on; the same shelves and seed make the same day
     * @param duration how long the visitor's wait from opening to closing is; a server that is slower sets the pace
     * @param narrator tells the visitor how the day goes
     */
    public DemoDay(PublicApi api, Catalogue catalogue, long seed, Duration duration, Narrator narrator) {
        this.api = api;
        this.catalogue = catalogue;
        this.seed = seed;
        this.duration = duration;
        this.narrator = narrator;
    }

    /**
     * Plays the day.
     *
     * @return what it came to, after closing; fails if Waybill refuses the sign-in or stays away for over a minute
     */
    public Mono<DemoResult> play() {
        return register()
                .delayUntil(registered -> narrator.opening(catalogue))
                .flatMap(registered -> shelves().flatMap(this::trade).map(played -> result(registered, played)))
                .delayUntil(narrator::closing);
    }

    private Mono<List<Outcome>> register() {
        return Flux.fromIterable(catalogue.entries())
                .flatMap(api::register, MOST_IN_FLIGHT)
                .collectList();
    }

    /** The stock of the catalogue as soon as all of it can be seen; after a while, whatever there is. */
    private Mono<List<Shelf>> shelves() {
        var visible = visibleShelves();
        return visible.filter(shelves -> shelves.size() >= catalogue.entries().size())
                .repeatWhenEmpty(again -> again.delayElements(LOOK_AGAIN))
                .timeout(LONGEST_LOOK, visible);
    }

    private Mono<List<Shelf>> visibleShelves() {
        var locations =
                catalogue.entries().stream().collect(Collectors.toMap(CatalogueEntry::sku, CatalogueEntry::location));
        return api.stock()
                .filter(item -> item.location().equals(locations.get(item.sku())))
                .sort(Comparator.comparing(StockItemView::sku)) // Their ids differ from one registration to the next.
                .map(Shelf::of)
                .collectList();
    }

    private Mono<List<PlayedMovement>> trade(List<Shelf> shelves) {
        var day = TradingDay.plan(shelves, seed, duration);
        return Mono.fromSupplier(Stopwatch::started)
                .flatMapMany(
                        stopwatch -> Flux.fromIterable(ShopHours.all()).concatMap(hour -> trade(day, hour, stopwatch)))
                .collectList();
    }

    private Flux<PlayedMovement> trade(TradingDay day, int hour, Stopwatch stopwatch) {
        return Flux.fromIterable(day.during(hour))
                .delayUntil(planned -> stopwatch.reach(planned.after()))
                .flatMap(
                        planned -> api.move(planned).map(outcome -> new PlayedMovement(planned, outcome)),
                        MOST_IN_FLIGHT)
                .collectList()
                .delayUntil(played -> stopwatch.reach(day.hours().untilEndOf(hour)))
                .delayUntil(played -> api.stockStatus().flatMap(status -> narrator.hour(hour, played, status)))
                .flatMapIterable(Function.identity());
    }

    private static DemoResult result(List<Outcome> registered, List<PlayedMovement> played) {
        long fresh = registered.stream().filter(Outcome.DONE::equals).count();
        long moved = played.stream().filter(PlayedMovement::done).count();
        return new DemoResult(fresh, registered.size() - fresh, moved, played.size() - moved);
    }

    /** The visitor's clock, from the moment the shop opened. */
    private record Stopwatch(long startedAtNanos) {

        static Stopwatch started() {
            return new Stopwatch(now());
        }

        /** Completes when the time has come; at once if it is over. */
        Mono<Long> reach(Duration sinceStart) {
            return Mono.defer(() -> {
                long left = sinceStart.toNanos() - (now() - startedAtNanos);
                return left <= 0 ? Mono.empty() : Mono.delay(Duration.ofNanos(left));
            });
        }

        private static long now() {
            return Schedulers.parallel().now(TimeUnit.NANOSECONDS);
        }
    }
}
