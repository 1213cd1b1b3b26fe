package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.api.security.AccessTokens;
import io.waybill.app.slice.RunningWaybill.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Many who watch at once, on connections that do not last. */
@ExtendWith(RunningWaybill.class)
class FollowersIT {

    private static final int FOLLOWERS = 1_000;
    private static final int STEADY = 20;
    private static final int FOLLOWERS_OF_ONE_PERSON = 8;
    private static final int STOCK_ITEMS = 10;
    private static final int MOVEMENTS = 15;
    private static final int LEAVERS_A_TICK = 6;
    private static final long TICK_MILLIS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Running waybill;
    private final Trading trading;
    private final LoopResources thread = LoopResources.create("followers", 1, 1, true);
    private final List<Follower> followers = new ArrayList<>();
    private final Random random = new Random(7);
    private boolean restless;

    FollowersIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @AfterEach
    void leave() throws Exception {
        onTheirThread(() -> {
            restless = false;
            followers.forEach(Follower::leave);
            return true;
        });
        thread.disposeLater().block(PATIENCE);
    }

    @Test
    void whoever_comes_and_goes_misses_nothing_and_sees_nothing_twice() throws Exception {
        var stockItems = IntStream.range(0, STOCK_ITEMS)
                .mapToObj(number -> trading.stocked("Followed " + number, 1_000))
                .toList();
        var steady = new ArrayList<Follower>();
        gather(steady);
        until(() -> followers.stream().allMatch(Follower::hasBegun));
        onTheirThread(() -> restless = true);

        Map<String, Long> newest = new TreeMap<>();
        for (int movement = 0; movement < MOVEMENTS; movement++) {
            for (String stockItem : stockItems) {
                newest.put(stockItem, sold(stockItem));
                // The next one of it comes when those who stay know this one, so that no two become one.
                until(() -> steady.stream().allMatch(follower -> knows(follower, stockItem, newest.get(stockItem))));
            }
        }
        onTheirThread(() -> restless = false);
        until(() -> {
            followers.stream().filter(Follower::isAway).forEach(Follower::come);
            return newest.entrySet().stream()
                    .allMatch(entry ->
                            followers.stream().allMatch(follower -> knows(follower, entry.getKey(), entry.getValue())));
        });

        onTheirThread(() -> {
            assertThat(followers).allSatisfy(follower -> {
                assertThat(follower.faults()).isEmpty();
                assertThat(follower.resyncs()).isZero();
            });
            for (var entry : newest.entrySet()) {
                var all = LongStream.rangeClosed(entry.getValue() - MOVEMENTS + 1, entry.getValue())
                        .boxed()
                        .toList();
                assertThat(steady)
                        .allSatisfy(follower ->
                                assertThat(follower.versions(entry.getKey())).endsWith(all.toArray(Long[]::new)));
            }
            assertThat(followers.stream().mapToInt(Follower::connections).sum()).isGreaterThan(FOLLOWERS * 3 / 2);
            return true;
        });
    }

    private void gather(List<Follower> steady) throws Exception {
        var http = HttpClient.create(ConnectionProvider.newConnection())
                .baseUrl(waybill.address())
                .runOn(thread);
        var tokens = waybill.bean(AccessTokens.class);
        String token = "";
        for (int number = 0; number < FOLLOWERS; number++) {
            if (number % FOLLOWERS_OF_ONE_PERSON == 0) {
                token = Objects.requireNonNull(
                        tokens.issue("follower-" + number, "follower", Set.of("stock:read"), "session-" + number, 1)
                                .block(PATIENCE));
            }
            var follower = new Follower(http, token);
            followers.add(follower);
            if (number % (FOLLOWERS / STEADY) == 0) {
                steady.add(follower);
            }
        }
        onTheirThread(() -> {
            tick(steady);
            return true;
        });
    }

    /** Those who are away come, and some of the others leave. */
    @SuppressWarnings("FutureReturnValueIgnored") // the test ends it
    private void tick(List<Follower> steady) {
        followers.stream()
                .filter(Follower::isAway)
                .filter(follower -> !restless || random.nextInt(4) == 0 || steady.contains(follower))
                .forEach(Follower::come);
        for (int leaver = 0; restless && leaver < LEAVERS_A_TICK; leaver++) {
            var follower = followers.get(random.nextInt(followers.size()));
            if (follower.hasBegun() && !steady.contains(follower)) {
                follower.leave();
            }
        }
        var loop = thread.onClient(true).next();
        if (!loop.isShuttingDown()) {
            loop.schedule(() -> tick(steady), TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private long sold(String stockItem) {
        var answer = trading.move(stockItem, "SOLD", 1)
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();
        return Long.parseLong(Objects.requireNonNull(answer).replace("\"", ""));
    }

    private static boolean knows(Follower follower, String stockItem, Long version) {
        return follower.versions(stockItem).contains(version);
    }

    private void until(Callable<Boolean> condition) throws Exception {
        Eventually.get(() -> onTheirThread(condition), there -> there, PATIENCE);
    }

    private <T> T onTheirThread(Callable<T> task) throws InterruptedException, ExecutionException {
        return thread.onClient(true).next().submit(task).get();
    }
}
