package io.waybill.command.policy;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * How policies read events. Their positions are in tables of this module's own: a process that only decides needs nothing
 * of the projections, and dropping every read model makes no policy act again.
 */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean(initMethod = "migrate")
    Flyway commandSchema(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("command")
                .schemas("command")
                .locations("classpath:io/waybill/command/schema")
                .load();
    }

    @Bean
    ConfigurerModule policyProcessors(List<PolicyProcessor> processors, DataSource dataSource, Serializer serializer) {
        // Neither is a bean: Axon would find them by type and use them for everything else as well.
        var transactions = new SpringTransactionManager(new JdbcTransactionManager(dataSource));
        var tokens = tokens(dataSource, serializer);
        return configurer -> configurer.eventProcessing(processing ->
                processors.forEach(processor -> register(processor.name(), processing, tokens, transactions)));
    }

    private static TokenStore tokens(DataSource dataSource, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .schema(TokenSchema.builder()
                        .setTokenTable("command.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(serializer)
                .claimTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static void register(
            String name,
            EventProcessingConfigurer processing,
            TokenStore tokens,
            SpringTransactionManager transactions) {
        processing
                .registerTokenStore(name, axon -> tokens)
                // The default logs a failing event and skips it. A policy that skipped one would leave something
                // undone for ever; this one stops and tries again.
                .registerListenerInvocationErrorHandler(name, axon -> PropagatingErrorHandler.INSTANCE)
                .registerPooledStreamingEventProcessor(
                        name,
                        axon -> axon.eventStore(),
                        (axon, processor) -> processor
                                .transactionManager(transactions)
                                // From the first event, and none of them as a replay.
                                .initialToken(StreamableMessageSource::createTailToken)
                                .initialSegmentCount(1)
                                // A command's answer is waited for, so a batch must be done long before its claim ends.
                                .batchSize(1));
    }
}
