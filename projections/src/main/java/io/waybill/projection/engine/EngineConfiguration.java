package io.waybill.projection.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs the projections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FilledHere.class)
class EngineConfiguration {

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    TokenStore tokenStore(DataSource dataSource, Serializer serializer) {
        return tokenStore(dataSource, serializer, CLAIM_TIMEOUT);
    }

    static TokenStore tokenStore(DataSource dataSource, Serializer serializer, Duration claimTimeout) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections(dataSource))
                .schema(TokenSchema.builder()
                        .setTokenTable("projection.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(serializer)
                .claimTimeout(claimTimeout)
                .build();
    }

    /** The schema comes first: it has to be there before anything is written. */
    @Bean
    Engine projectionEngine(
            List<Projection> projections,
            EventStore events,
            TokenStore tokens,
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            DataSource dataSource,
            Watchers live,
            MeterRegistry meters,
            Propagator traces,
            FilledHere here,
            Flyway projectionSchema) {
        return engine(
                projections,
                here.filled(),
                events,
                tokens,
                serializer,
                eventSerializer,
                dataSource,
                live,
                meters,
                traces);
    }

    @Bean
    Projections projections(Engine projectionEngine) {
        return projectionEngine.projections();
    }

    @Bean
    Operations projectionOperations(Engine projectionEngine) {
        return projectionEngine.operations();
    }

    /** What fills the read models, and what operators see of it. */
    record Engine(Projections projections, Operations operations) {}

    static Engine engine(
            List<Projection> all,
            Set<String> filled,
            EventStore events,
            TokenStore tokens,
            Serializer serializer,
            Serializer eventSerializer,
            DataSource dataSource,
            Watchers watchers,
            MeterRegistry meters,
            Propagator traces) {
        // Only here: a transaction manager that Axon could find by type would open a transaction for every command
        // and every query as well.
        var transactions = new SpringTransactionManager(new ReadModelTransactions(dataSource));
        var projections = Projections.byName(all);
        var generations = new Generations(dataSource);
        var stream = new Stream(events);
        var letters =
                new DeadLetterTable(dataSource, connections(dataSource), transactions, serializer, eventSerializer);
        var processors = new ProjectionProcessors(
                projections, events, tokens, transactions, letters, dataSource, watchers, meters, traces);
        var progress = new Progress(dataSource, serializer, CLAIM_TIMEOUT);
        var rebuilding = new Rebuilding(projections, generations, progress, stream, letters, dataSource);
        var measured = new EngineMeters(generations, progress, stream, letters, meters);
        return new Engine(
                new Projections(projections, filled, generations, processors, rebuilding, watchers, measured),
                new Operations(projections, generations, progress, stream, letters, processors));
    }

    static ConnectionProvider connections(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }
}
