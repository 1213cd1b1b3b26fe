package io.waybill.api.identity;

import io.waybill.api.session.WhenUserMayDoLessThenRevoke;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
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
 * The processor that lets accounts follow users, its token and the accounts written in one transaction; and the one that
 * revokes what users may no longer do. That needs Redis, so it must not hold up the other.
 */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    private static final String PROCESSOR = WhenUserChangesThenUpdateAccount.NAME;
    private static final String REVOCATIONS = WhenUserMayDoLessThenRevoke.NAME;

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
        return configurer -> configurer.eventProcessing(processing -> {
            for (String name : List.of(PROCESSOR, REVOCATIONS)) {
                processing
                        .registerTokenStore(name, config -> tokens)
                        // The default logs a failing event and skips it; a deactivated user would go on signing in.
                        .registerListenerInvocationErrorHandler(name, config -> PropagatingErrorHandler.INSTANCE);
            }
            processing
                    .registerPooledStreamingEventProcessor(
                            PROCESSOR,
                            org.axonframework.config.Configuration::eventStore,
                            (config, processor) ->
                                    processor.transactionManager(transactions).initialSegmentCount(1))
                    .registerPooledStreamingEventProcessor(
                            REVOCATIONS,
                            org.axonframework.config.Configuration::eventStore,
                            (config, processor) -> processor
                                    .transactionManager(transactions)
                                    // What was decided before sessions had a version is in no token that is good.
                                    .initialToken(StreamableMessageSource::createHeadToken)
                                    .initialSegmentCount(1)
                                    // Redis is waited for, so a batch must be done long before its claim ends.
                                    .batchSize(1));
        });
    }
}
