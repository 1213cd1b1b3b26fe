package io.waybill.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.messages.live.LiveChange;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine on a real PostgreSQL and a real event store. */
class EngineTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int SEGMENTS = 4;

    private static @Nullable Bench bench;

    @BeforeAll
    static void start() throws IOException {
        bench = new Bench();
    }

    @AfterAll
    static void stop() throws IOException {
        bench().close();
    }

    @AfterEach
    void stopNodes() {
        bench().stopNodes();
        Tallies.POISON.clear();
        bench().jdbc().sql("truncate projection.dead_letter").update();
    }

    private static Bench bench() {
        return Objects.requireNonNull(bench);
    }

    @Test
    void every_event_is_written_once_and_in_order_by_several_threads() {
        bench().node(SEGMENTS);
        var counters = pressed(50, 40);
        counters.forEach(counter -> awaitWritten(counter, upTo(39)));
        assertThat(bench().announced)
                .anyMatch(change -> change.id().equals(counters.getFirst()) && change.version() == 39);
    }

    @Test
    void an_event_that_cannot_be_written_is_parked_with_what_follows_and_holds_up_nobody_else() {
        String sick = Bench.fresh();
        Tallies.POISON.add(sick + "/3");
        bench().press(sick, 0, 9);
        var healthy = pressed(20, 10);

        bench().node(SEGMENTS);

        healthy.forEach(counter -> awaitWritten(counter, upTo(9)));
        await().atMost(LONG).until(() -> bench().parked() == 7);
        assertThat(bench().written(sick)).isEqualTo(upTo(2));

        bench().press(sick, 10, 12);
        await().atMost(LONG).until(() -> bench().parked() == 10);

        Tallies.POISON.clear();
        awaitWritten(sick, upTo(12));
        assertThat(bench().parked()).isZero();
        bench().press(sick, 13, 13);
        awaitWritten(sick, upTo(13));
    }

    @Test
    void what_was_parked_is_tried_again_as_the_event_store_tells_it_now() {
        String sick = Bench.fresh();
        Tallies.POISON.add(sick + "/0");
        bench().press(sick, 0, 0);
        bench().node(1);
        await().atMost(LONG).until(() -> bench().parked() == 1);
        bench().jdbc()
                .sql("update projection.dead_letter set payload = convert_to(?, 'UTF8')")
                .param("{\"counter\":\"" + sick + "\",\"number\":99}")
                .update();

        Tallies.POISON.clear();

        awaitWritten(sick, upTo(0));
    }

    @Test
    void what_goes_on_failing_stays_parked_and_counts_its_tries() {
        String sick = Bench.fresh();
        Tallies.POISON.add(sick + "/0");
        bench().press(sick, 0, 0);

        bench().node(1);

        await().atMost(LONG).until(() -> bench().parked() == 1);
        await().atMost(LONG).untilAsserted(() -> assertThat(tries(sick)).isGreaterThanOrEqualTo(2));
        assertThat(bench().written(sick)).isEmpty();
    }

    private static int tries(String counter) {
        return bench().jdbc().sql("""
                        select (convert_from(diagnostics, 'UTF8')::jsonb ->> 'tries')::integer
                        from projection.dead_letter where sequence = ?""").param(counter).query(Integer.class).single();
    }

    @Test
    void connections_that_break_park_nothing_and_lose_nothing() throws InterruptedException {
        var node = bench().node(SEGMENTS);
        var done = new AtomicBoolean();
        var breaker = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                bench().jdbc().sql("""
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where query like '%insert into tallies%' and pid <> pg_backend_pid()""").query().listOfRows();
            }
        });
        var counters = pressed(40, 100);
        done.set(true);
        breaker.join();

        counters.forEach(counter -> awaitWritten(counter, upTo(99)));
        assertThat(bench().parked()).isZero();
        assertThat(node.isRunning()).isTrue();
    }

    @Test
    void a_node_takes_over_from_one_that_stops_and_nothing_is_written_twice() {
        bench().node(SEGMENTS);
        List<String> counters = new ArrayList<>(pressed(20, 20));
        bench().stopNodes();
        counters.addAll(pressed(20, 20));
        bench().announced.clear();
        bench().node(SEGMENTS);
        // The one before may have gone between a commit and its announcement.
        await().atMost(LONG).until(() -> bench().announced.contains(LiveChange.GAP));
        counters.addAll(pressed(20, 20));

        counters.forEach(counter -> awaitWritten(counter, upTo(19)));
    }

    @Test
    void a_node_fills_what_it_is_told_to_and_nothing_else() {
        bench().node(SEGMENTS);
        pressed(1, 1).forEach(counter -> awaitWritten(counter, upTo(0)));
        bench().stopNodes();
        var onlooker = new Onlooker();
        bench().node(onlooker, Set.of(onlooker.name()));

        var counters = pressed(5, 20);

        await().atMost(LONG).until(() -> onlooker.seen.containsAll(counters));
        assertThat(counters)
                .allSatisfy(counter -> assertThat(bench().written(counter)).isEmpty());
        bench().node(SEGMENTS);
        counters.forEach(counter -> awaitWritten(counter, upTo(19)));
    }

    @Test
    void a_node_that_is_told_to_fill_what_there_is_not_does_not_start() {
        assertThatThrownBy(() -> bench().node(new Onlooker(), Set.of("tallies", "talies")))
                .hasMessageContaining("[talies]")
                .hasMessageContaining("[onlooker, tallies]");
    }

    /** Another read model, of the counters that were pressed. */
    private static final class Onlooker implements Projection {

        private final Set<String> seen = ConcurrentHashMap.newKeySet();

        @Override
        public String name() {
            return "onlooker";
        }

        @Override
        public @Nullable Places places() {
            return null;
        }

        @Override
        public boolean handles(Class<?> eventType) {
            return eventType == Tallies.Pressed.class;
        }

        @Override
        public Batch begin(String place) {
            return new Batch() {
                @Override
                public void add(ProjectedEvent event) {
                    seen.add(((Tallies.Pressed) event.payload()).counter());
                }

                @Override
                public void write() {
                    // Nothing is kept.
                }
            };
        }
    }

    private static List<String> pressed(int counters, int times) {
        return IntStream.range(0, counters)
                .mapToObj(number -> {
                    String counter = Bench.fresh();
                    bench().press(counter, 0, times - 1);
                    return counter;
                })
                .toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(0, last).boxed().toList();
    }

    private static void awaitWritten(String counter, List<Integer> numbers) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bench().written(counter)).isEqualTo(numbers));
    }
}
