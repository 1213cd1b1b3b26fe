package io.waybill.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The servers that this application has started for itself. They start side by side; the address of each is there as
 * soon as it answers. A server whose address is configured is none of them.
 */
public final class EmbeddedServers implements AutoCloseable {

    private final EmbeddedSettings settings;
    private final StartListener listener;
    private final Ports ports;
    private final Processes processes = new Processes();
    private final List<CompletableFuture<?>> starts = new ArrayList<>();
    private final @Nullable DataFolder dataFolder;

    private final CompletableFuture<PostgresAddress> postgres;
    private final CompletableFuture<RedisAddress> redis;
    private final CompletableFuture<Endpoint> kafka;
    private final CompletableFuture<Endpoint> elasticsearch;

    private EmbeddedServers(EmbeddedSettings settings, StartListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.ports = new Ports(settings.ports());
        this.dataFolder = settings.servers().isEmpty() ? null : DataFolder.hold(settings.dataFolder());
        this.postgres = start(Server.POSTGRES, new PostgresServer());
        this.elasticsearch = start(Server.ELASTICSEARCH, new ElasticsearchServer());
        this.kafka = start(Server.KAFKA, new KafkaServer());
        this.redis = start(Server.REDIS, new RedisServer());
    }

    /**
     * Begins to start the servers and returns at once.
     *
     * @throws EmbeddedServerException if the data folder cannot be used, because another application uses it for one
     */
    public static EmbeddedServers start(EmbeddedSettings settings, StartListener listener) {
        return new EmbeddedServers(settings, listener);
    }

    /** Whether PostgreSQL is embedded, started by this application rather than configured. */
    public boolean postgres() {
        return isEmbedded(Server.POSTGRES);
    }

    /** Whether Redis is embedded, started by this application rather than configured. */
    public boolean redis() {
        return isEmbedded(Server.REDIS);
    }

    /** Whether Kafka is embedded, started by this application rather than configured. */
    public boolean kafka() {
        return isEmbedded(Server.KAFKA);
    }

    /** Whether Elasticsearch is embedded, started by this application rather than configured. */
    public boolean elasticsearch() {
        return isEmbedded(Server.ELASTICSEARCH);
    }

    /**
     * Where PostgreSQL is, as soon as it answers. Fails with {@link EmbeddedServerException} if it does not start, and
     * with {@link IllegalStateException} if it is not embedded; so do the other addresses.
     */
    public CompletableFuture<PostgresAddress> postgresAddress() {
        return postgres.copy();
    }

    /** Where Redis is, as soon as it answers. */
    public CompletableFuture<RedisAddress> redisAddress() {
        return redis.copy();
    }

    /** Where Kafka's broker is, as soon as it serves requests. */
    public CompletableFuture<Endpoint> kafkaAddress() {
        return kafka.copy();
    }

    /** Where Elasticsearch speaks HTTP, as soon as the indices that it holds can be searched. */
    public CompletableFuture<Endpoint> elasticsearchAddress() {
        return elasticsearch.copy();
    }

    /**
     * Waits until all have started.
     *
     * @throws java.util.concurrent.CompletionException around the {@link EmbeddedServerException} of one that has not
     */
    public void awaitAll() {
        CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)).join();
    }

    /** Stops all, cleanly where they let it, and returns when none of their processes is left. */
    @Override
    public void close() {
        try {
            processes.stop();
            awaitEndOfStarts();
            if (dataFolder != null) {
                dataFolder.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that was under way has failed by now, or is about to, but may still be writing. */
    private void awaitEndOfStarts() {
        starts.forEach(start -> start.handle((address, failure) -> null).join());
    }

    private boolean isEmbedded(Server server) {
        return settings.servers().contains(server);
    }

    private <A> CompletableFuture<A> start(Server server, Recipe<A> recipe) {
        if (!isEmbedded(server)) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException(server.title() + " is not embedded: its address is configured"));
        }
        // Not virtual: these read files while the application loads classes. A virtual thread that is handed a lock of
        // Java's and finds every carrier pinned by class loading, which waits for that very lock, waits for good.
        Executor thread = task ->
                Thread.ofPlatform().name("start-" + server.folder()).daemon().start(task);
        CompletableFuture<A> start = CompletableFuture.supplyAsync(() -> run(server, recipe), thread);
        starts.add(start);
        return start;
    }

    private <A> A run(Server server, Recipe<A> recipe) {
        long begin = System.nanoTime();
        try {
            Started<A> started = recipe.run(new Start(
                    server,
                    settings.dataFolder().resolve(server.folder()),
                    settings.layouts(),
                    ports,
                    processes,
                    listener));
            listener.ready(server, started.version(), started.endpoint(), Duration.ofNanos(System.nanoTime() - begin));
            return started.address();
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    server.title() + " cannot be started (" + e + "): see that " + settings.dataFolder()
                            + " can be written and that its disk is not full",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("The start of " + server.title() + " was interrupted", e);
        }
    }
}
