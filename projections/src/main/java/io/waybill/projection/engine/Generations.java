package io.waybill.projection.engine;

import io.waybill.projection.engine.Generation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What generations there are, in {@code projection.generation}: what all nodes go by. */
public final class Generations {

    private static final String BEING_BUILT = "('BUILDING', 'CATCHING_UP', 'VERIFYING', 'DIFFERENT', 'SWITCHING')";

    private static final String ENDED = "('RETIRED', 'CANCELLED', 'FAILED')";

    private final JdbcClient jdbc;

    /** In this database. */
    public Generations(DataSource dataSource) {
        jdbc = JdbcClient.create(dataSource);
    }

    /** The one that readers see, or empty before the first. */
    Optional<Generation> serving(String projection) {
        return jdbc.sql("select * from projection.generation where projection = ? and state = 'SERVING'")
                .param(projection)
                .query(Generations::generation)
                .optional();
    }

    /** The one beside it, or empty. */
    Optional<Generation> beingBuilt(String projection) {
        return jdbc.sql("select * from projection.generation where projection = ? and state in " + BEING_BUILT)
                .param(projection)
                .query(Generations::generation)
                .optional();
    }

    /** The projections of which one is being built or to be cleared away. */
    List<String> toBeMovedOn() {
        return jdbc.sql("select distinct projection from projection.generation where state in " + BEING_BUILT
                        + " or (not cleared and state in " + ENDED + ")")
                .query(String.class)
                .list();
    }

    /** Those that are filled: what serves and what is being built, of all projections. */
    List<Generation> alive() {
        return jdbc.sql("select * from projection.generation where state = 'SERVING' or state in " + BEING_BUILT)
                .query(Generations::generation)
                .list();
    }

    /** The rebuilds there were and are, the newest first, at most a hundred. */
    public List<Generation> rebuilds() {
        return jdbc.sql("select * from projection.generation where rebuild_id is not null"
                        + " order by started_at desc limit 100")
                .query(Generations::generation)
                .list();
    }

    /** A rebuild, or empty if there is none with this id. */
    public Optional<Generation> rebuild(String id) {
        return jdbc.sql("select * from projection.generation where rebuild_id = ?")
                .param(id)
                .query(Generations::generation)
                .optional();
    }

    /** Makes the first generation the one that serves, unless there is one. */
    void addFirst(String projection, int revision) {
        jdbc.sql("""
                        insert into projection.generation (projection, number, revision, state)
                        select ?, 1, ?, 'SERVING'
                        where not exists (select from projection.generation where projection = ?)
                        on conflict do nothing""").params(projection, revision, projection).update();
    }

    /**
     * Adds one to be built.
     *
     * @return false if there is one already
     */
    boolean add(String projection, int revision, String rebuildId, boolean confirmed) {
        return jdbc.sql("""
                        insert into projection.generation
                            (projection, number, revision, state, rebuild_id, confirmed)
                        select ?, max(number) + 1, ?, 'BUILDING', ?, ? from projection.generation where projection = ?
                        on conflict do nothing""")
                        .params(projection, revision, rebuildId, confirmed, projection)
                        .update()
                == 1;
    }

    /**
     * Moves a generation on, unless somebody else did.
     *
     * @return false if it is no longer in the state that the caller saw
     */
    boolean move(Generation seen, State to, @Nullable String detail) {
        return jdbc.sql("""
                        update projection.generation set state = ?, detail = ?, ended_at = ?::timestamptz, moved_at = now()
                        where projection = ? and number = ? and state = ?""")
                        .param(to.name())
                        .param(detail)
                        .param(to.isBeingBuilt() ? null : Instant.now().toString())
                        .param(seen.projection())
                        .param(seen.number())
                        .param(seen.state().name())
                        .update()
                == 1;
    }

    /** An operator accepts that the new one differs. */
    boolean confirm(String rebuildId) {
        return jdbc.sql("update projection.generation set confirmed = true where rebuild_id = ? and state in "
                                + BEING_BUILT)
                        .param(rebuildId)
                        .update()
                == 1;
    }

    /** Notes how far one is. */
    void measured(Generation generation, long eventsDone, double rate) {
        jdbc.sql("""
                        update projection.generation set events_done = ?, rate = ?, measured_at = now()
                        where projection = ? and number = ?""")
                .params(eventsDone, rate, generation.projection(), generation.number())
                .update();
    }

    /** Those that are over and still take up room. */
    List<Generation> toClearAway(String projection, Duration after) {
        return jdbc.sql("""
                        select * from projection.generation
                        where projection = ? and not cleared and state in %s
                          and moved_at < now() - make_interval(secs => ?)""".formatted(ENDED))
                .params(projection, (double) after.toSeconds())
                .query(Generations::generation)
                .list();
    }

    /** Nothing but its row is left of one. */
    void cleared(Generation generation) {
        jdbc.sql("update projection.generation set cleared = true where projection = ? and number = ?")
                .params(generation.projection(), generation.number())
                .update();
    }

    private static Generation generation(ResultSet row, int number) throws SQLException {
        var endedAt = row.getTimestamp("ended_at");
        return new Generation(
                row.getString("projection"),
                row.getInt("number"),
                row.getInt("revision"),
                State.valueOf(row.getString("state")),
                row.getString("rebuild_id"),
                row.getBoolean("confirmed"),
                row.getString("detail"),
                row.getLong("events_done"),
                row.getDouble("rate"),
                row.getTimestamp("measured_at").toInstant(),
                row.getTimestamp("started_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
