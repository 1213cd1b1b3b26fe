package io.waybill.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotterFactoryBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The role {@code command}: the aggregates and the policies around them. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@ComponentScan
public class CommandSideConfiguration {

    private static final int CACHED_AGGREGATES = 10_000;

    /** Where Axon Server's connector hands in the commands that it routes to this process. */
    @Bean
    @Qualifier("localSegment")
    CommandBus commandBus(Configuration axon, MeterRegistry meters, Propagator traces) {
        var commands = new RefusingCommandBus(SimpleCommandBus.builder(), new CommandWatch(meters, traces));
        commands.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return commands;
    }

    /** Which aggregate a command is for. */
    @Bean
    CommandTargetResolver commandTargets() {
        return new CommandTargets();
    }

    /** Takes snapshots, on a thread of its own. */
    @Bean
    SpringAggregateSnapshotterFactoryBean snapshotter() {
        var snapshotter = new SpringAggregateSnapshotterFactoryBean();
        snapshotter.setExecutor(new SnapshotThread());
        return snapshotter;
    }

    /** When a snapshot of an aggregate is taken. */
    @Bean
    SnapshotTriggerDefinition snapshots(Snapshotter snapshotter) {
        return new Snapshots(snapshotter);
    }

    /** Which snapshots are good. */
    @Bean
    SnapshotFilter currentSnapshots() {
        return new CurrentSnapshots();
    }

    /**
     * The aggregates that were used lately, in memory: a command on one of them reads nothing. Each is rebuilt from its
     * events when a command on it fails, so what is cached is what is stored.
     */
    @Bean
    Cache aggregateCache() {
        return new AggregateCache(CACHED_AGGREGATES);
    }
}
