package io.waybill.axonserver;

import io.grpc.ManagedChannelBuilder;
import io.waybill.axonserver.command.CommandEndpoint;
import io.waybill.axonserver.eventstore.EventLog;
import io.waybill.axonserver.eventstore.EventSchedulerEndpoint;
import io.waybill.axonserver.eventstore.EventStoreEndpoint;
import io.waybill.axonserver.platform.PlatformEndpoint;
import io.waybill.axonserver.query.QueryEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A single-node server that clients of Axon Framework 4 take for Axon Server: it stores events in PostgreSQL and routes
 * commands and queries between the clients connected to it.
 */
public final class AxonServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AxonServer.class);
    private static final long TICK_MILLIS = 100;
    private static final long CLOSE_SECONDS = 5;

    private final String host;
    private final Transports transports;
    private final EventLog log;
    private final EventStoreEndpoint events;
    private final CommandEndpoint commands;
    private final QueryEndpoint queries;
    private final PlatformEndpoint platform;
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> ticking;

    private AxonServer(AxonServerSettings settings, EventLog log) throws IOException {
        this.host = settings.host();
        this.log = log;
        this.events = new EventStoreEndpoint(log, settings.limits().appends().timeout());
        this.commands = new CommandEndpoint(settings.limits().handlers());
        this.queries = new QueryEndpoint(settings.limits().handlers());
        this.platform = new PlatformEndpoint(settings.host());
        this.transports =
                new Transports(settings, List.of(platform, events, new EventSchedulerEndpoint(log), commands, queries));
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("axonserver-clock").daemon().factory());
        this.ticking = clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        LOG.info("Axon Server listens on {}:{}", host, port());
    }

    /**
     * Takes the database, migrates its schema and listens.
     *
     * @throws io.waybill.axonserver.eventstore.DatabaseInUseException when another server has that database
     * @throws IllegalStateException when the database cannot be reached or the port is taken
     */
    public static AxonServer start(AxonServerSettings settings) {
        EventLog log = EventLog.open(settings);
        try {
            return new AxonServer(settings, log);
        } catch (IOException | RuntimeException e) {
            log.close();
            throw new IllegalStateException(
                    "Cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
        }
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            events.expire(now);
            commands.expire(now);
            queries.expire(now);
            log.publishDue(System.currentTimeMillis());
        } catch (RuntimeException e) {
            // An exception would stop the clock for good.
            LOG.error("Seeing to what is due or overdue failed", e);
        }
    }

    /** The address this server listens on. */
    public String host() {
        return host;
    }

    /** The TCP port this server listens on. */
    public int port() {
        return transports.port();
    }

    /**
     * A way for clients in this process that saves them the network: a builder of channels that lead here, whatever
     * address the client was given. It takes what clients send without making them wait, and calls them back on virtual
     * threads, where they may wait.
     */
    public ManagedChannelBuilder<?> inProcessChannel() {
        return transports.inProcessChannel();
    }

    /** Whether the event store takes events right now; false while its database is away. */
    public boolean isReady() {
        return transports.isOpen() && log.isWritable();
    }

    /** Waits until this server is closed. */
    public void awaitClose() throws InterruptedException {
        transports.awaitClose();
    }

    /** Takes no new calls, ends the streams, writes what was already waiting to be written, and lets go of the database. */
    @Override
    public void close() {
        transports.shutDown();
        ticking.cancel(false);
        clock.shutdown();
        commands.close();
        queries.close();
        events.close();
        log.close();
        platform.close();
        transports.close(CLOSE_SECONDS);
    }
}
