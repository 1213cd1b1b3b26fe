package io.waybill.projection.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/** A generation being filled by this node: Axon's processor, its threads, and its dead letters. */
record ProjectionProcessor(
        Generation generation,
        PooledStreamingEventProcessor processor,
        DeadLetters deadLetters,
        ScheduledExecutorService coordinator,
        ScheduledExecutorService workers) {

    static ScheduledExecutorService threads(int number, String name) {
        return Executors.newScheduledThreadPool(
                number, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    CompletableFuture<Void> stop() {
        return processor.shutdownAsync().whenComplete((stopped, failure) -> {
            coordinator.shutdown();
            workers.shutdown();
        });
    }
}
