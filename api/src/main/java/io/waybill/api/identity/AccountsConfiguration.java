package io.waybill.api.identity;

import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The processor that lets accounts follow users. Its token and the accounts are written in one transaction. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    private static final String PROCESSOR = WhenUserChangesThenUpdateAccount.NAME;

    @Bean
    ConfigurerModule accountsProcessor(DataSource dataSource, Serializer serializer, Flyway apiSchema) {
        var transactions = new SpringTransactionManager(new JdbcTransactionManager(dataSource));
        var tokens = JdbcTokenStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .schema(TokenSchema.builder()
                        .setTokenTable("api.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(serializer)
                .claimTimeout(Duration.ofSeconds(10))
                .build();
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerTokenStore(PROCESSOR, config -> tokens)
                // The default logs a failing event and skips it; a deactivated user would go on signing in.
                .registerListenerInvocationErrorHandler(PROCESSOR, config -> PropagatingErrorHandler.INSTANCE)
                .registerPooledStreamingEventProcessor(
                        PROCESSOR,
                        org.axonframework.config.Configuration::eventStore,
                        (config, processor) ->
                                processor.transactionManager(transactions).initialSegmentCount(1)));
    }
}
