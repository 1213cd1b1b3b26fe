package io.waybill.axonserver.eventstore;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.grpc.StatusRuntimeException;
import io.waybill.axonserver.AxonServerSettings;
import io.waybill.axonserver.wire.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes events. It takes every append that waits, gives the valid ones their positions, writes
 * them in one transaction, and answers only when that is on disk. Whoever waits meanwhile shares the next one.
 *
 * <p>Without a database it answers every append with an error and keeps trying to get back; after a connection was
 * lost it trusts nothing in memory and reads the last position again, under the lock, before it writes on.
 */
final class EventWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final int BATCH_APPENDS = 1_024;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
    private static final Duration IDLE_CHECK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Append WAKE = new Append(List.of(), 0, outcome -> {});
    private static final String CONNECTION_LOST = "08";
    private static final String SHUT_DOWN = "57P";

    private final AxonServerSettings settings;
    private final RecentEvents recent;
    private final BlockingQueue<Append> waiting;
    private final Sequences sequences = new Sequences();
    private final Thread thread;
    private volatile boolean connected = true;
    private volatile boolean closing;
    private long lastPosition;
    private long latestTimestamp;

    /** Starts to write through {@code session}, which it closes at the end. */
    EventWriter(AxonServerSettings settings, WriterSession session, RecentEvents recent) throws SQLException {
        this.settings = settings;
        this.recent = recent;
        this.waiting = new ArrayBlockingQueue<>(settings.limits().waitingAppends());
        resume(session);
        this.thread = Thread.ofPlatform().name("axonserver-writer").unstarted(() -> run(session));
    }

    void start() {
        thread.start();
    }

    /** Whether there is a database to write to. */
    boolean isConnected() {
        return connected;
    }

    /** Takes {@code append}, which is told its outcome later, or at once when too much is waiting already. */
    void submit(Append append) {
        if (closing) {
            append.refused(shuttingDown());
        } else if (!waiting.offer(append)) {
            append.refused(Refusal.LIMIT_EXCEEDED.because(
                    settings.limits().waitingAppends() + " transactions are waiting to be written already"));
        } else if (closing && waiting.remove(append)) {
            append.refused(shuttingDown());
        }
    }

    private static StatusRuntimeException shuttingDown() {
        return Refusal.SHUTTING_DOWN.because("the server is shutting down");
    }

    private void run(WriterSession first) {
        try {
            writeUntilLost(first);
            while (!closing) {
                reconnect();
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while waiting for the database", e);
        } finally {
            connected = false;
            refuseWaiting(shuttingDown());
        }
    }

    private void writeUntilLost(WriterSession opened) throws InterruptedException {
        try (WriterSession session = opened) {
            boolean more = true;
            while (more) {
                more = serve(session);
            }
        } catch (SQLException e) {
            LOG.debug("Closing the lost connection failed", e);
        }
        connected = false;
        sequences.forget();
    }

    private void reconnect() throws InterruptedException {
        try {
            WriterSession session = WriterSession.open(settings, Duration.ZERO);
            try {
                resume(session);
            } catch (SQLException e) {
                session.close();
                throw e;
            }
            LOG.info("Connected to the database again, the last event is at {}", lastPosition);
            connected = true;
            writeUntilLost(session);
        } catch (SQLException | DatabaseInUseException e) {
            LOG.warn("No database to write to: {}", e.getMessage());
            refuseWaiting(unavailable(e));
            Append next = waiting.poll(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                next.refused(unavailable(e));
            }
        }
    }

    private void resume(WriterSession session) throws SQLException {
        lastPosition = session.lastPosition();
        latestTimestamp = session.latestTimestamp();
        sequences.forget();
        recent.restart(lastPosition);
    }

    /** Writes what waits; false when the session is lost or no longer needed. */
    @SuppressWarnings("ReferenceEquality") // there is only one WAKE
    private boolean serve(WriterSession session) throws InterruptedException {
        Append first = waiting.poll(IDLE_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return !closing && session.isAlive();
        }
        List<Append> batch = new ArrayList<>();
        long bytes = 0;
        for (Append next = first; next != null && next != WAKE; next = waiting.poll()) {
            batch.add(next);
            bytes += next.bytes();
            if (batch.size() == BATCH_APPENDS || bytes >= BATCH_BYTES) {
                break;
            }
        }
        boolean goOn = batch.isEmpty() || writeOrRefuse(session, batch);
        return goOn && !(closing && waiting.isEmpty());
    }

    private boolean writeOrRefuse(WriterSession session, List<Append> batch) {
        try {
            return write(session, batch);
        } catch (RuntimeException e) {
            LOG.error("Writing failed for a reason that was not foreseen: starting over", e);
            StatusRuntimeException unknown = outcomeUnknown();
            batch.forEach(append -> append.refused(unknown));
            return false;
        }
    }

    private static StatusRuntimeException outcomeUnknown() {
        return Refusal.OUTCOME_UNKNOWN.because(
                "the database was lost while writing: the events may or may not have been stored");
    }

    private boolean write(WriterSession session, List<Append> batch) {
        List<Append> admitted = new ArrayList<>(batch.size());
        List<Append> refused = new ArrayList<>();
        List<StatusRuntimeException> reasons = new ArrayList<>();
        try {
            var unknown = sequences.begin(batch);
            if (!unknown.isEmpty()) {
                session.lastSequences(unknown, sequences::learn);
            }
        } catch (SQLException e) {
            // Nothing was sent to be written, so nothing of it can have happened.
            batch.forEach(append -> append.refused(unavailable(e)));
            return !isLost(e, session);
        }
        for (Append append : batch) {
            String wrong = sequences.admit(append);
            if (wrong == null) {
                admitted.add(append);
            } else {
                refused.add(append);
                reasons.add(Refusal.SEQUENCE_INVALID.because(wrong));
            }
        }
        boolean goOn = admitted.isEmpty() || commit(session, admitted);
        // Only now: what an append conflicts with must be on disk before its sender looks for it.
        for (int i = 0; i < refused.size(); i++) {
            refused.get(i).refused(reasons.get(i));
        }
        return goOn;
    }

    private boolean commit(WriterSession session, List<Append> admitted) {
        List<EventWithToken> events = new ArrayList<>(admitted.size());
        for (Append append : admitted) {
            for (Event event : append.events()) {
                events.add(EventWithToken.newBuilder()
                        .setToken(lastPosition + 1 + events.size())
                        .setEvent(event)
                        .build());
            }
        }
        long[] latest = new long[events.size()];
        long greatest = latestTimestamp;
        for (int i = 0; i < latest.length; i++) {
            greatest = Math.max(greatest, events.get(i).getEvent().getTimestamp());
            latest[i] = greatest;
        }
        try {
            session.insert(events, latest);
        } catch (SQLException e) {
            return failed(session, admitted, e);
        }
        lastPosition += events.size();
        latestTimestamp = greatest;
        sequences.commit();
        recent.add(events);
        admitted.forEach(Append::committed);
        recent.announce();
        return true;
    }

    private boolean failed(WriterSession session, List<Append> admitted, SQLException e) {
        if (isLost(e, session)) {
            LOG.warn("Lost the database while writing {} transactions", admitted.size(), e);
            StatusRuntimeException unknown = outcomeUnknown();
            admitted.forEach(append -> append.refused(unknown));
            return false;
        }
        sequences.forget();
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

    private static boolean isLost(SQLException e, WriterSession session) {
        String state = e.getSQLState();
        return state == null || state.startsWith(CONNECTION_LOST) || state.startsWith(SHUT_DOWN) || !session.isAlive();
    }

    private static StatusRuntimeException unavailable(Exception e) {
        return Refusal.STORE_UNAVAILABLE.because("no database to write to: " + e.getMessage());
    }

    private void refuseWaiting(StatusRuntimeException reason) {
        List<Append> refused = new ArrayList<>();
        waiting.drainTo(refused);
        refused.forEach(append -> append.refused(reason));
    }

    /** Writes what waits already, then ends. */
    @Override
    public void close() {
        closing = true;
        if (!waiting.offer(WAKE)) {
            LOG.debug("The writer has enough to do to notice by itself that it should close");
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
