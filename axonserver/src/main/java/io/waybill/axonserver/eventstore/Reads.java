package io.waybill.axonserver.eventstore;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.waybill.axonserver.wire.Outbox;
import io.waybill.axonserver.wire.Refusal;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers from the database, on virtual threads: the transport's threads never wait for it. */
final class Reads {

    private static final Logger LOG = LoggerFactory.getLogger(Reads.class);

    private Reads() {}

    /** Something read from the database. */
    @FunctionalInterface
    interface Read<T> {
        T read() throws SQLException;
    }

    /** Answers with the one result of {@code read}. */
    static <T> void one(StreamObserver<T> answer, Read<T> read) {
        stream(answer, () -> List.of(read.read()));
    }

    /** Answers with all results of {@code read}, which are few. */
    static <T> void stream(StreamObserver<T> answer, Read<List<T>> read) {
        ServerCallStreamObserver<T> client = (ServerCallStreamObserver<T>) answer;
        Outbox<T> outbox = new Outbox<>(client);
        // Without a handler a cancelled call would make sending throw.
        client.setOnCancelHandler(() -> {});
        Thread.ofVirtual()
                .name("axonserver-read")
                .start(() -> run(outbox, () -> {
                    read.read().forEach(outbox::send);
                    outbox.complete();
                }));
    }

    /** Something that reads the database and answers by itself. */
    @FunctionalInterface
    interface Reading {
        void run() throws SQLException, InterruptedException;
    }

    /** Runs {@code reading} and turns its failure into an answer. */
    static void run(Outbox<?> outbox, Reading reading) {
        try {
            reading.run();
        } catch (SQLException e) {
            LOG.warn("Reading from the database failed", e);
            outbox.fail(Refusal.STORE_UNAVAILABLE.because("the database does not answer: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("Reading failed for a reason that was not foreseen", e);
            outbox.fail(Refusal.STORE_READ_FAILED.because("reading failed: " + e.getMessage()));
        }
    }
}
