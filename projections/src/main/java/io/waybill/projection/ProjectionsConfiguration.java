package io.waybill.projection;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The role {@code projection}: every processor reads the one event stream on threads of its own, and writes a batch
 * and its tracking token in one PostgreSQL transaction.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ProjectionsConfiguration {

    private static final int BATCH_SIZE = 500;

    @Bean(initMethod = "migrate")
    Flyway projectionSchema(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("projection")
                .schemas("projection")
                .locations("classpath:io/waybill/projection/schema")
                .load();
    }

    @Bean
    JdbcClient projectionJdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    TokenStore tokenStore(DataSource dataSource, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .schema(TokenSchema.builder()
                        .setTokenTable("projection.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(serializer)
                .claimTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Bean
    ConfigurerModule eventProcessors(DataSource dataSource) {
        // Only here: a transaction manager that Axon could find by type would open a transaction for every command
        // and every query as well.
        var transactions = new SpringTransactionManager(new JdbcTransactionManager(dataSource));
        return configurer -> configurer.eventProcessing(processing -> processing
                // The default logs a failing event and skips it. A read model that skipped one would be wrong for
                // ever; this one stops and tries again.
                .registerDefaultListenerInvocationErrorHandler(config -> PropagatingErrorHandler.INSTANCE)
                .usingPooledStreamingEventProcessors((config, processor) -> processor
                        .transactionManager(transactions)
                        .initialSegmentCount(1)
                        .batchSize(BATCH_SIZE)));
    }
}
