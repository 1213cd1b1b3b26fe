package io.waybill.app.personal;

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

/** Erasing people, in the role {@code command}. */
@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {

    @Bean
    WhenUserIsErasedThenDestroyTheKeys whenUserIsErasedThenDestroyTheKeys(PersonKeys keys) {
        return new WhenUserIsErasedThenDestroyTheKeys(keys);
    }

    @Bean
    DestroyedKeys destroyedKeys(PersonKeys keys) {
        return new DestroyedKeys(keys);
    }

    @Bean
    ConfigurerModule erasureProcessor(DataSource dataSource, Serializer serializer, Flyway personalSchema) {
        var transactions = new SpringTransactionManager(new JdbcTransactionManager(dataSource));
        var tokens = JdbcTokenStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .schema(TokenSchema.builder()
                        .setTokenTable("personal.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .build())
                .serializer(serializer)
                .claimTimeout(Duration.ofSeconds(10))
                .build();
        String name = WhenUserIsErasedThenDestroyTheKeys.NAME;
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerTokenStore(name, config -> tokens)
                // The default logs a failing event and skips it; who is to be forgotten is not to be skipped.
                .registerListenerInvocationErrorHandler(name, config -> PropagatingErrorHandler.INSTANCE)
                .registerPooledStreamingEventProcessor(
                        name,
                        org.axonframework.config.Configuration::eventStore,
                        (config, processor) ->
                                processor.transactionManager(transactions).initialSegmentCount(1)));
    }
}
