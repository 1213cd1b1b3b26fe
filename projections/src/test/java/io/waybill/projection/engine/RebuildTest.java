package io.waybill.projection.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.waybill.messages.live.LiveChange;
import io.waybill.projection.engine.Generation.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A read model built anew beside the one that serves, on a real PostgreSQL and a real event store. */
class RebuildTest {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int SEGMENTS = 2;

    private @Nullable Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench();
    }

    @AfterEach
    void stop() throws IOException {
        Tallies.POISON.clear();
        bench().close();
    }

    private Bench bench() {
        return Objects.requireNonNull(bench);
    }

    @Test
    void under_load_readers_see_every_event_once_and_never_less_than_before() throws InterruptedException {
        bench().node(SEGMENTS);
        var done = new AtomicBoolean();
        var pressed = new AtomicInteger();
        var failure = new AtomicReference<Throwable>();
        var load = Thread.ofPlatform().start(() -> {
            for (int round = 0; !done.get(); round++) {
                bench().press("counter-" + round, 0, 9);
                pressed.addAndGet(10);
            }
        });
        var reader = Thread.ofPlatform().start(() -> {
            long before = 0;
            while (!done.get() && failure.get() == null) {
                try {
                    long seen = bench().writtenInAll();
                    assertThat(seen).isGreaterThanOrEqualTo(before);
                    before = seen;
                } catch (RuntimeException | AssertionError e) {
                    failure.set(e);
                }
            }
        });
        await().atMost(LONG).until(() -> pressed.get() > 500);

        String rebuild = rebuild();
        awaitState(rebuild, State.SERVING);
        int atTheSwitch = pressed.get();
        await().atMost(LONG).until(() -> pressed.get() > atTheSwitch + 200);
        done.set(true);
        load.join();
        reader.join();

        assertThat(failure.get()).isNull();
        await().atMost(LONG).until(() -> bench().writtenInAll() == pressed.get());
        // Each counter was pressed ten times in one append; watchers were told of every one, also while readers
        // switched.
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bench().announced.stream()
                                .filter(change -> change.topic().equals("tally"))
                                .map(LiveChange::id)
                                .distinct())
                        .hasSize(pressed.get() / 10));
        assertThat(state(rebuild).detail()).isEqualTo("Equal to the one before");
        await().atMost(LONG).until(() -> !schemaExists("tallies_1"));
    }

    @Test
    void operators_see_how_far_a_read_model_is_that_no_node_fills() {
        bench().node(1);
        bench().press("a", 0, 9);
        await().atMost(LONG).until(() -> bench().writtenInAll() == 10);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bench().meters
                                .get("waybill.projection.events")
                                .tags("processor", "tallies", "state", "serving")
                                .counter()
                                .count())
                        .isEqualTo(10));
        bench().stopNodes();
        bench().press("a", 10, 14);

        var meters = bench().measured();

        var serving = Tags.of("processor", "tallies", "state", "serving");
        assertThat(gauge(meters, "waybill.projection.lag.events", serving.and("segment", "0")))
                .isEqualTo(5);
        assertThat(gauge(meters, "waybill.projection.lag.seconds", serving.and("segment", "0")))
                .isPositive();
        assertThat(gauge(meters, "waybill.projection.unclaimed.segments", serving))
                .isEqualTo(1);
        assertThat(gauge(meters, "waybill.event.store.events", Tags.empty())).isEqualTo(15);
    }

    private static double gauge(MeterRegistry meters, String name, Tags tags) {
        return meters.get(name).tags(tags).gauge().value();
    }

    @Test
    void one_that_differs_waits_until_it_is_confirmed() {
        bench().node(1);
        bench().press("a", 0, 9);
        await().atMost(LONG).until(() -> bench().writtenInAll() == 10);
        bench().jdbc().sql("delete from tallies_1.press where number = 3").update();

        String rebuild = rebuild();

        awaitState(rebuild, State.DIFFERENT);
        assertThat(state(rebuild).detail()).contains("1 keys").contains("press/a/3");
        var meters = bench().measured();
        var tallies = Tags.of("processor", "tallies");
        assertThat(gauge(meters, "waybill.rebuild.needs.confirmation", tallies)).isEqualTo(1);
        assertThat(gauge(meters, "waybill.rebuild.progress.ratio", tallies)).isEqualTo(1);
        // Those who watch what readers see are told of the one that serves alone.
        for (String state : List.of("serving", "building")) {
            var tags = tallies.and("state", state, "segment", "0");
            assertThat(gauge(meters, "waybill.projection.lag.events", tags)).isZero();
        }
        assertThat(bench().writtenInAll()).isEqualTo(9);
        bench().press("b", 0, 0);
        await().atMost(LONG).until(() -> bench().writtenInAll() == 10);

        assertThat(bench().generations().confirm(rebuild)).isTrue();
        awaitState(rebuild, State.SERVING);
        assertThat(bench().writtenInAll()).isEqualTo(11);
    }

    @Test
    void a_cancelled_one_leaves_nothing() {
        bench().node(1);
        bench().press("a", 0, 9);
        await().atMost(LONG).until(() -> bench().writtenInAll() == 10);
        bench().jdbc().sql("delete from tallies_1.press where number = 3").update();
        String rebuild = rebuild();
        awaitState(rebuild, State.DIFFERENT);

        assertThat(bench().generations().move(state(rebuild), State.CANCELLED, null))
                .isTrue();

        await().atMost(LONG).until(() -> !schemaExists("tallies_2"));
        assertThat(bench().jdbc()
                        .sql("select count(*) from projection.token_entry where processor_name = 'tallies_2'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(bench().writtenInAll()).isEqualTo(9);
    }

    @Test
    void one_that_is_given_up_after_a_crash_in_the_middle_of_the_switch_takes_no_reader_with_it() {
        bench().node(1);
        bench().press("a", 0, 9);
        await().atMost(LONG).until(() -> bench().writtenInAll() == 10);
        bench().jdbc().sql("delete from tallies_1.press where number = 3").update();
        String rebuild = rebuild();
        awaitState(rebuild, State.DIFFERENT);
        // Readers were let see it, and the table does not know.
        new Tallies(1, 1, bench().database()).places().serve(2);
        assertThat(bench().writtenInAll()).isEqualTo(10);

        assertThat(bench().generations().move(state(rebuild), State.CANCELLED, null))
                .isTrue();

        await().atMost(LONG).until(() -> !schemaExists("tallies_2"));
        assertThat(bench().writtenInAll()).isEqualTo(9);
    }

    @Test
    void it_goes_on_after_a_restart() {
        bench().node(1);
        bench().press("a", 0, 9);
        await().atMost(LONG).until(() -> bench().writtenInAll() == 10);
        bench().stopNodes();
        String rebuild = rebuild();

        bench().node(1);

        awaitState(rebuild, State.SERVING);
        assertThat(bench().writtenInAll()).isEqualTo(10);
    }

    @Test
    void code_of_a_newer_revision_is_followed_by_a_rebuild() {
        bench().node(1, 1);
        bench().press("a", 0, 9);
        await().atMost(LONG).until(() -> bench().writtenInAll() == 10);
        bench().stopNodes();
        bench().jdbc().sql("update tallies_1.press set number = number + 100").update();

        bench().node(1, 2);

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(bench().written("a")).startsWith(0, 1, 2));
        assertThat(bench().generations().serving("tallies").orElseThrow().revision())
                .isEqualTo(2);
    }

    @Test
    void there_is_one_rebuild_of_a_projection_at_a_time() {
        bench().node(1);
        rebuild();
        assertThat(bench().generations().add("tallies", 1, UUID.randomUUID().toString(), false))
                .isFalse();
    }

    private String rebuild() {
        String id = UUID.randomUUID().toString();
        assertThat(bench().generations().add("tallies", 1, id, false)).isTrue();
        return id;
    }

    private Generation state(String rebuild) {
        return bench().generations().rebuild(rebuild).orElseThrow();
    }

    private void awaitState(String rebuild, State state) {
        await().atMost(LONG).until(() -> state(rebuild).state() == state);
    }

    private boolean schemaExists(String schema) {
        return bench().jdbc()
                .sql("select exists (select from pg_namespace where nspname = ?)")
                .param(schema)
                .query(Boolean.class)
                .single();
    }
}
