package io.waybill.axonserver;

import java.time.Duration;

/**
 * What one server grants before it refuses. Every limit bounds memory or time; a request beyond one is answered with a
 * gRPC status that names it.
 *
 * @param messageBytes the largest message accepted, in bytes
 * @param appends what may wait to be committed
 * @param reads what reading may take
 * @param handlers what may wait for those who handle commands and queries
 * @param lockPatience how long to wait at start for another server to let go of the database
 */
public record Limits(int messageBytes, Appends appends, Reads reads, Handlers handlers, Duration lockPatience) {

    private static final int MIB = 1024 * 1024;

    /**
     * What may wait to be committed.
     *
     * @param bytes of all events of all transactions that are open or wait, of all clients together
     * @param transactions how many may wait for the writer
     * @param timeout how long a client may take to complete a transaction
     * @param aggregates of how many to know the last sequence number without asking the database; each takes up to 64
     *     bytes, and up to twice as many are
     */
    public record Appends(long bytes, int transactions, Duration timeout, int aggregates) {

        /** @throws IllegalArgumentException when one is not positive */
        public Appends {
            require(bytes > 0 && transactions > 0 && timeout.isPositive() && aggregates > 0);
        }
    }

    /**
     * What reading may take.
     *
     * @param connections to the database
     * @param recentEvents how many of the latest events tailing readers are served from memory
     * @param recentBytes the same in bytes
     */
    public record Reads(int connections, int recentEvents, long recentBytes) {

        /** @throws IllegalArgumentException when one is not positive */
        public Reads {
            require(connections > 0 && recentEvents > 0 && recentBytes > 0);
        }
    }

    /**
     * What may wait for those who handle commands and queries.
     *
     * @param messages how many may wait for one handler that is out of permits (or updates for one subscriber)
     * @param bytes the same in bytes
     * @param commandTimeout how long a handler may take to answer a command
     * @param queryTimeout how long a handler may take to complete a query that names no time of its own
     */
    public record Handlers(int messages, long bytes, Duration commandTimeout, Duration queryTimeout) {

        /** @throws IllegalArgumentException when one is not positive */
        public Handlers {
            require(messages > 0 && bytes > 0 && commandTimeout.isPositive() && queryTimeout.isPositive());
        }
    }

    /** @throws IllegalArgumentException when the size is not positive or the patience is negative */
    public Limits {
        require(messageBytes > 0 && !lockPatience.isNegative());
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }

    /** Messages of 32 MiB, transactions within a minute, answers within five. */
    public static Limits defaults() {
        return new Limits(
                32 * MIB,
                new Appends(128L * MIB, 20_000, Duration.ofMinutes(1), 1_000_000),
                new Reads(8, 16_384, 32L * MIB),
                new Handlers(10_000, 64L * MIB, Duration.ofMinutes(5), Duration.ofMinutes(5)),
                Duration.ofSeconds(5));
    }

    /** The same with another largest message, in bytes. */
    public Limits withMessageBytes(int messageBytes) {
        return new Limits(messageBytes, appends, reads, handlers, lockPatience);
    }

    /** The same with other bounds on what waits to be committed. */
    public Limits with(Appends appends) {
        return new Limits(messageBytes, appends, reads, handlers, lockPatience);
    }

    /** The same with other bounds on reading. */
    public Limits with(Reads reads) {
        return new Limits(messageBytes, appends, reads, handlers, lockPatience);
    }

    /** The same with other bounds on what waits for handlers. */
    public Limits with(Handlers handlers) {
        return new Limits(messageBytes, appends, reads, handlers, lockPatience);
    }

    /** The same with another patience, at start, for a server that still holds the database. */
    public Limits withLockPatience(Duration lockPatience) {
        return new Limits(messageBytes, appends, reads, handlers, lockPatience);
    }
}
