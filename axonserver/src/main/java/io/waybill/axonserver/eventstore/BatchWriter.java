package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.grpc.StatusRuntimeException;
import io.waybill.axonserver.wire.Refusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch of appends in one transaction: those with the right sequence numbers get the next positions, and each
 * is told its outcome after the commit. For the writer's thread only.
 */
final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final String CONNECTION_LOST = "08";
    private static final String SHUT_DOWN = "57P";

    private final RecentEvents recent;
    private final Sequences sequences;
    private long lastPosition;
    private long latestTimestamp;

    /** @param aggregates of how many to keep the last sequence number in memory */
    BatchWriter(RecentEvents recent, int aggregates) {
        this.recent = recent;
        this.sequences = new Sequences(aggregates);
    }

    /** Goes on after the last event in the database, trusting nothing in memory. */
    void resume(WriterSession session) throws SQLException {
        sequences.forget();
        lastPosition = session.lastPosition();
        latestTimestamp = session.latestTimestamp();
        recent.restart(lastPosition);
    }

    /** Writes {@code batch}; false when the session is lost and another must be opened and resumed. */
    boolean write(WriterSession session, List<Append> batch) {
        List<Append> wanted = new ArrayList<>(batch);
        List<Append> obsolete = new ArrayList<>();
        try {
            takeSchedules(session, wanted, obsolete);
            Set<String> unknown = sequences.begin(wanted);
            if (!unknown.isEmpty()) {
                session.lastSequences(unknown, sequences::learn);
            }
        } catch (SQLException e) {
            // No event was sent to be written, so none can have been.
            batch.forEach(append -> append.refused(unavailable(e)));
            return recover(session, e);
        }
        List<Append> admitted = new ArrayList<>(wanted.size());
        List<Runnable> refusals = new ArrayList<>();
        for (Append append : wanted) {
            String wrong = sequences.admit(append);
            if (wrong == null) {
                admitted.add(append);
            } else {
                refusals.add(() -> append.refused(Refusal.SEQUENCE_INVALID.because(wrong)));
            }
        }
        boolean goOn = commit(session, admitted);
        // Only now: what an append conflicts with must be on disk before its sender looks for it.
        refusals.forEach(Runnable::run);
        obsolete.forEach(Append::committed);
        return goOn;
    }

    /** Takes the schedules that this batch fulfils; those that were cancelled or fulfilled already are obsolete. */
    private static void takeSchedules(WriterSession session, List<Append> wanted, List<Append> obsolete)
            throws SQLException {
        List<String> schedules =
                wanted.stream().map(Append::scheduled).filter(Objects::nonNull).toList();
        if (schedules.isEmpty()) {
            return;
        }
        Set<String> taken = session.beginTaking(schedules);
        wanted.removeIf(append -> {
            String schedule = append.scheduled();
            boolean gone = schedule != null && !taken.contains(schedule);
            if (gone) {
                obsolete.add(append);
            }
            return gone;
        });
    }

    private boolean commit(WriterSession session, List<Append> admitted) {
        List<EventWithToken> events = numbered(admitted);
        long[] latest = new long[events.size()];
        long greatest = latestTimestamp;
        for (int i = 0; i < latest.length; i++) {
            greatest = Math.max(greatest, events.get(i).getEvent().getTimestamp());
            latest[i] = greatest;
        }
        try {
            if (!events.isEmpty()) {
                session.insert(events, latest);
            }
            session.commit();
        } catch (SQLException e) {
            return failed(session, admitted, e);
        }
        if (!events.isEmpty()) {
            lastPosition += events.size();
            latestTimestamp = greatest;
            sequences.commit();
            recent.add(events);
            admitted.forEach(Append::committed);
            recent.announce();
        }
        return true;
    }

    private List<EventWithToken> numbered(List<Append> admitted) {
        List<EventWithToken> events = new ArrayList<>(admitted.size());
        for (Append append : admitted) {
            for (Event event : append.events()) {
                events.add(EventWithToken.newBuilder()
                        .setToken(lastPosition + 1 + events.size())
                        .setEvent(event)
                        .build());
            }
        }
        return events;
    }

    private boolean failed(WriterSession session, List<Append> admitted, SQLException e) {
        if (!recover(session, e)) {
            LOG.warn("Lost the database while writing {} transactions", admitted.size(), e);
            StatusRuntimeException unknown = outcomeUnknown();
            admitted.forEach(append -> append.refused(unknown));
            return false;
        }
        if (admitted.size() == 1) {
            LOG.warn("The database refused a transaction", e);
            admitted.getFirst()
                    .refused(Refusal.STORE_WRITE_FAILED.because("the events cannot be stored: " + e.getMessage()));
            return true;
        }
        // PostgreSQL rolled all of it back. One of them is to blame, and only that one shall fail.
        boolean alive = true;
        for (Append append : admitted) {
            if (alive) {
                alive = write(session, List.of(append));
            } else {
                append.refused(unavailable(e));
            }
        }
        return alive;
    }

    /** Makes the session ready for the next transaction, if it still can be. */
    private boolean recover(WriterSession session, SQLException e) {
        sequences.forget();
        return !isLost(e) && session.rollback();
    }

    private static boolean isLost(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith(CONNECTION_LOST) || state.startsWith(SHUT_DOWN);
    }

    /** When it cannot be told whether events were stored, their sender is told just that. */
    static StatusRuntimeException outcomeUnknown() {
        return Refusal.OUTCOME_UNKNOWN.because(
                "the database was lost while writing: the events may or may not have been stored");
    }

    /** When certainly nothing was stored. */
    static StatusRuntimeException unavailable(@Nullable Exception e) {
        return Refusal.STORE_UNAVAILABLE.because("no database to write to: " + (e == null ? "" : e.getMessage()));
    }

    long lastPosition() {
        return lastPosition;
    }
}
