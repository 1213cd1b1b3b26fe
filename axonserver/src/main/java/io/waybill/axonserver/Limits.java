package io.waybill.axonserver;

import java.time.Duration;

/**
 * What one server grants before it refuses. Every limit bounds memory or time; a request beyond one is answered with a
 * gRPC status that names it.
 *
 * @param messageBytes the largest message accepted or sent, in bytes
 * @param appendBytes the bytes of all events that wait to be committed, of all clients together
 * @param waitingAppends how many transactions may wait for the writer
 * @param recentEvents how many of the latest events tailing readers are served from memory
 * @param recentBytes the same in bytes
 * @param readConnections database connections for reading
 * @param waitingMessages how many commands (or queries) may wait for one handler that is out of permits
 * @param waitingBytes the same in bytes
 * @param commandTimeout how long a handler may take to answer a command
 * @param queryTimeout how long a handler may take to complete a query that names no time of its own
 * @param lockPatience how long to wait at start for another server to let go of the database
 */
public record Limits(
        int messageBytes,
        long appendBytes,
        int waitingAppends,
        int recentEvents,
        long recentBytes,
        int readConnections,
        int waitingMessages,
        long waitingBytes,
        Duration commandTimeout,
        Duration queryTimeout,
        Duration lockPatience) {

    private static final int MIB = 1024 * 1024;

    /** @throws IllegalArgumentException when a limit is not positive (the lock's patience may be zero) */
    public Limits {
        boolean positive = messageBytes > 0
                && appendBytes > 0
                && waitingAppends > 0
                && recentEvents > 0
                && recentBytes > 0
                && readConnections > 0
                && waitingMessages > 0
                && waitingBytes > 0
                && commandTimeout.isPositive()
                && queryTimeout.isPositive();
        if (!positive || lockPatience.isNegative()) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }

    /** Messages of 32 MiB, some hundred MiB of memory at the very worst, answers within five minutes. */
    public static Limits defaults() {
        return new Limits(
                32 * MIB,
                128L * MIB,
                20_000,
                16_384,
                32L * MIB,
                8,
                10_000,
                64L * MIB,
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5));
    }

    /** The same with another largest message, in bytes. */
    public Limits withMessageBytes(int messageBytes) {
        return new Limits(
                messageBytes,
                appendBytes,
                waitingAppends,
                recentEvents,
                recentBytes,
                readConnections,
                waitingMessages,
                waitingBytes,
                commandTimeout,
                queryTimeout,
                lockPatience);
    }

    /** The same with other bounds on what waits to be committed, in bytes and in transactions. */
    public Limits withAppends(long appendBytes, int waitingAppends) {
        return new Limits(
                messageBytes,
                appendBytes,
                waitingAppends,
                recentEvents,
                recentBytes,
                readConnections,
                waitingMessages,
                waitingBytes,
                commandTimeout,
                queryTimeout,
                lockPatience);
    }

    /** The same with other bounds on the recent events kept in memory. */
    public Limits withRecent(int recentEvents, long recentBytes) {
        return new Limits(
                messageBytes,
                appendBytes,
                waitingAppends,
                recentEvents,
                recentBytes,
                readConnections,
                waitingMessages,
                waitingBytes,
                commandTimeout,
                queryTimeout,
                lockPatience);
    }

    /** The same with other bounds on what waits for one handler, in messages and in bytes. */
    public Limits withWaiting(int waitingMessages, long waitingBytes) {
        return new Limits(
                messageBytes,
                appendBytes,
                waitingAppends,
                recentEvents,
                recentBytes,
                readConnections,
                waitingMessages,
                waitingBytes,
                commandTimeout,
                queryTimeout,
                lockPatience);
    }

    /** The same with another patience for handlers that do not answer. */
    public Limits withTimeouts(Duration commandTimeout, Duration queryTimeout) {
        return new Limits(
                messageBytes,
                appendBytes,
                waitingAppends,
                recentEvents,
                recentBytes,
                readConnections,
                waitingMessages,
                waitingBytes,
                commandTimeout,
                queryTimeout,
                lockPatience);
    }

    /** The same with another patience, at start, for a server that still holds the database. */
    public Limits withLockPatience(Duration lockPatience) {
        return new Limits(
                messageBytes,
                appendBytes,
                waitingAppends,
                recentEvents,
                recentBytes,
                readConnections,
                waitingMessages,
                waitingBytes,
                commandTimeout,
                queryTimeout,
                lockPatience);
    }
}
