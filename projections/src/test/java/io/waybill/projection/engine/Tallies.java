package io.waybill.projection.engine;

import io.waybill.messages.live.LiveChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A read model to try the engine with: how often each counter was pressed, and in which order. Its table refuses what
 * {@link #POISON} holds, as a real one refuses a value that is too long.
 */
final class Tallies implements Projection {

    /** An event: a counter was pressed. */
    record Pressed(String counter, int number) {}

    /** Numbers that cannot be written, by {@code counter/number}. */
    static final Set<String> POISON = ConcurrentHashMap.newKeySet();

    private final int segments;
    private final int revision;
    private final JdbcClient jdbc;
    private final PostgresPlaces places;

    Tallies(int segments, int revision, DataSource database) {
        this.segments = segments;
        this.revision = revision;
        this.jdbc = JdbcClient.create(database);
        this.places = new PostgresPlaces(
                "tallies", List.of("press"), new ClassPathResource("tallies.sql", Tallies.class), database);
    }

    @Override
    public String name() {
        return "tallies";
    }

    @Override
    public int revision() {
        return revision;
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public int segments() {
        return segments;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return eventType == Pressed.class;
    }

    @Override
    public Batch begin(String place) {
        return new Presses(place);
    }

    private final class Presses implements Batch {

        private final String place;
        private final List<Pressed> presses = new ArrayList<>();
        private final Map<String, LiveChange> changes = new LinkedHashMap<>();

        Presses(String place) {
            this.place = place;
        }

        @Override
        public void add(ProjectedEvent event) {
            var pressed = (Pressed) event.payload();
            presses.add(pressed);
            changes.put(
                    pressed.counter(), new LiveChange("tally", pressed.counter(), event.version(), event.position()));
        }

        @Override
        public void write() {
            var column = new Columns<>(presses);
            jdbc.sql("""
                            with written as (
                                insert into %1$s.press (counter, number, good)
                                select * from unnest(?::text[], ?::integer[], ?::text[])
                                returning counter, number)
                            insert into public.press_order (generation, counter, number)
                            select '%1$s', counter, number from written""".formatted(place))
                    .param(column.texts(Pressed::counter))
                    .param(column.integers(Pressed::number))
                    .param(column.texts(
                            press -> POISON.contains(press.counter() + "/" + press.number()) ? "no" : "yes"))
                    .update();
        }

        @Override
        public Collection<LiveChange> changes() {
            return changes.values();
        }
    }
}
