package io.waybill.axonserver.eventstore;

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
 * The one thread that writes events. It takes every append that waits, and {@link BatchWriter} commits them together.
 * Whoever waits meanwhile shares the next transaction.
 *
 * <p>Without a database it answers every append with an error and keeps trying to get back; after a connection was
 * lost it reads the last position again, under the lock, before it writes on.
 */
final class EventWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventWriter.class);
    private static final int BATCH_APPENDS = 1_024;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
    private static final Duration IDLE_CHECK = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Append WAKE = new Append(List.of(), 0, null, outcome -> {});

    private final AxonServerSettings settings;
    private final BatchWriter batches;
    private final BlockingQueue<Append> waiting;
    private final Thread thread;
    private volatile boolean connected = true;
    private volatile boolean closing;
    private String complaint = "";

    /** Starts to write through {@code session}, which it closes at the end. */
    EventWriter(AxonServerSettings settings, WriterSession session, RecentEvents recent) throws SQLException {
        this.settings = settings;
        this.batches = new BatchWriter(recent, settings.limits().appends().aggregates());
        this.waiting = new ArrayBlockingQueue<>(settings.limits().appends().transactions());
        batches.resume(session);
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
                    settings.limits().appends().transactions() + " transactions are waiting to be written already"));
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

    private void writeUntilLost(WriterSession session) throws InterruptedException {
        try {
            boolean more = true;
            while (more) {
                more = serve(session);
            }
        } finally {
            connected = false;
            session.close();
        }
    }

    private void reconnect() throws InterruptedException {
        try {
            WriterSession session = WriterSession.open(settings, Duration.ZERO);
            try {
                batches.resume(session);
            } catch (SQLException e) {
                session.close();
                throw e;
            }
            LOG.info("Connected to the database again, the last event is at {}", batches.lastPosition());
            complaint = "";
            connected = true;
            writeUntilLost(session);
        } catch (SQLException | DatabaseInUseException e) {
            complain(String.valueOf(e.getMessage()));
            refuseWaiting(BatchWriter.unavailable(e));
            Append next = waiting.poll(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                next.refused(BatchWriter.unavailable(e));
            }
        }
    }

    /** Says the same thing once, not with every attempt. */
    private void complain(String reason) {
        if (reason.equals(complaint)) {
            LOG.debug("Still no database to write to: {}", reason);
        } else {
            LOG.warn("No database to write to, trying again until there is: {}", reason);
            complaint = reason;
        }
    }

    /** Writes what waits; false when the session is lost or no longer needed. */
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
            return batches.write(session, batch);
        } catch (RuntimeException e) {
            LOG.error("Writing failed for a reason that was not foreseen: starting over", e);
            StatusRuntimeException unknown = BatchWriter.outcomeUnknown();
            batch.forEach(append -> append.refused(unknown));
            return false;
        }
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
