package io.waybill.projection.audit;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The chain of hashes over all events. It has a schema of its own, since it outlives every read model. */
@Configuration(proxyBeanMethods = false)
class ChainConfiguration {

    /** Shorter than anybody waits for an answer. */
    private static final Duration LONGEST_VERIFICATION = Duration.ofSeconds(6);

    /** A fraction of a second each, so that little is thrown away when the time is over. */
    private static final int SLICE = 20_000;

    @Bean(initMethod = "migrate")
    Flyway auditSchema(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("audit")
                .schemas("audit")
                .locations("classpath:io/waybill/projection/audit/schema")
                .load();
    }

    @Bean
    Chain chain(DataSource dataSource, Flyway auditSchema) {
        return new Chain(dataSource);
    }

    @Bean
    ChainKeeper chainKeeper(Chain chain, AxonServerConnectionManager connections, MeterRegistry meters) {
        return new ChainKeeper(chain, events(connections), meters);
    }

    @Bean
    ChainQueries chainQueries(Chain chain, AxonServerConnectionManager connections) {
        return new ChainQueries(new ChainVerification(chain, events(connections), LONGEST_VERIFICATION, SLICE));
    }

    private static Supplier<EventChannel> events(AxonServerConnectionManager connections) {
        return () -> connections.getConnection().eventChannel();
    }
}
