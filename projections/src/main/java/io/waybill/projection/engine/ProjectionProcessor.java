package io.waybill.projection.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/** A generation being filled by this node: Axon's processor, its threads, its dead letters, and who hears of it. */
record ProjectionProcessor(
        Generation generation,
        PooledStreamingEventProcessor processor,
        DeadLetters deadLetters,
        Announcer announcer,
        ScheduledExecutorService coordinator,
        ScheduledExecutorService workers) {

    static ScheduledExecutorService threads(int number, String name) {
        // Axon asks its threads for more while it is being stopped; by then there is nothing left to do.
        return new ScheduledThreadPoolExecutor(
                number,
                Thread.ofPlatform().name(name + "-", 0).daemon().factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    CompletableFuture<Void> stop() {
        return processor.shutdownAsync().whenComplete((stopped, failure) -> {
            coordinator.shutdown();
            workers.shutdown();
        });
    }
}
