package io.waybill.embedded;

import org.springframework.context.SmartLifecycle;

/** Holds the start of the application up, before it opens to the world, until every server has started. */
final class EmbeddedServersStarted implements SmartLifecycle {

    private final EmbeddedServers servers;
    private volatile boolean running;

    EmbeddedServersStarted(EmbeddedServers servers) {
        this.servers = servers;
    }

    @Override
    public void start() {
        servers.awaitAll();
        running = true;
    }

    @Override
    public void stop() {
        // The servers themselves end later, when the beans that use them are gone.
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
