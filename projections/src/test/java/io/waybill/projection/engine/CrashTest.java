package io.waybill.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that are killed, and servers that are, while events keep coming. */
class CrashTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int SEGMENTS = 4;
    private static final List<Integer> NUMBERS = IntStream.range(0, 10).boxed().toList();

    private @Nullable Bench bench;
    private @Nullable Load running;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (running != null) {
            running.stop();
        }
        bench().close();
    }

    private Load load() {
        var begun = new Load();
        running = begun;
        return begun;
    }

    private Bench bench() {
        return Objects.requireNonNull(bench);
    }

    @Test
    void wherever_in_a_batch_a_node_ends_every_event_is_written_once() throws Exception {
        var load = load();
        for (var crash : List.of(
                Crash.BEFORE_THE_WRITE, Crash.AFTER_THE_WRITE, Crash.BEFORE_THE_COMMIT, Crash.AFTER_THE_COMMIT)) {
            var node = bench().process(SEGMENTS, crash);
            assertThat(node.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                    .as("ended %s", crash)
                    .isTrue();
            assertThat(node.exitValue()).isEqualTo(NodeProcess.CRASHED);
        }
        bench().process(SEGMENTS, Crash.NEVER);
        load.goOn();
        load.expectEachWrittenOnce();
    }

    @Test
    void when_one_of_two_nodes_is_killed_the_other_takes_over() throws Exception {
        var load = load();
        var one = bench().process(SEGMENTS, Crash.NEVER);
        load.awaitWritten();
        bench().process(SEGMENTS, Crash.NEVER);
        load.goOn();
        one.destroyForcibly().onExit().join();
        load.goOn();
        load.awaitWritten();
        load.expectEachWrittenOnce();
    }

    @Test
    void while_postgresql_is_away_it_waits_and_goes_on_when_it_is_back() throws Exception {
        var node = bench().node(SEGMENTS);
        var load = load();
        load.awaitWritten();
        bench().stopPostgres();
        load.awaitRefused();
        bench().startPostgresAgain();
        load.goOn();
        assertThat(node.isRunning()).isTrue();
        load.expectEachWrittenOnce();
    }

    /** Presses one counter after the other until it is stopped. */
    private final class Load {

        private final Queue<String> counters = new ConcurrentLinkedQueue<>();
        private final Thread thread = Thread.ofPlatform().start(this::press);
        private final AtomicInteger accepted = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private volatile boolean ended;

        private void press() {
            while (!ended) {
                String counter = Bench.fresh();
                counters.add(counter);
                try {
                    bench().press(counter, 0, NUMBERS.getLast());
                    accepted.incrementAndGet();
                } catch (RuntimeException e) {
                    // Whether they were appended nobody knows: the event store is asked in the end.
                    refused.incrementAndGet();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }

        /** Waits until more presses are accepted. */
        void goOn() {
            int before = accepted.get();
            await().atMost(LONG).until(() -> accepted.get() > before + 50);
        }

        void awaitWritten() {
            await().atMost(LONG).ignoreExceptions().until(() -> bench().writtenInAll() > 0);
        }

        void awaitRefused() {
            int before = refused.get();
            await().atMost(LONG).until(() -> refused.get() > before);
        }

        void stop() throws InterruptedException {
            ended = true;
            thread.join();
        }

        void expectEachWrittenOnce() throws InterruptedException {
            stop();
            var expected = counters.stream()
                    .filter(counter -> bench().pressed(counter) > 0)
                    .collect(Collectors.toMap(counter -> counter, counter -> NUMBERS));
            await().atMost(LONG).until(() -> bench().writtenInAll() >= (long) expected.size() * NUMBERS.size());
            assertThat(bench().written()).isEqualTo(expected);
            // A press that came a second time would have been refused by the table, and parked.
            assertThat(bench().parked()).isZero();
        }
    }
}
