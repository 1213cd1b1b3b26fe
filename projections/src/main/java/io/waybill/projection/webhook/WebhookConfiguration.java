package io.waybill.projection.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.projection.engine.Stream;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What tells other systems. Which ones is kept in a schema of its own, since it outlives every read model. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean(initMethod = "migrate")
    Flyway webhookSchema(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("webhook")
                .schemas("webhook")
                .locations("classpath:io/waybill/projection/webhook/schema")
                .load();
    }

    @Bean
    WebhookQueue webhookQueue(DataSource dataSource, JsonMapper json, WebhookSettings settings, Flyway webhookSchema) {
        return new WebhookQueue(dataSource, json, settings);
    }

    @Bean
    WebhookRegistry webhookRegistry(DataSource dataSource, Flyway webhookSchema) {
        return new WebhookRegistry(dataSource);
    }

    @Bean
    AllowedAddresses webhookAddresses(WebhookSettings settings) {
        return new AllowedAddresses(settings.internal());
    }

    @Bean
    WebhookOperations webhookOperations(
            WebhookRegistry registry, WebhookSecrets secrets, AllowedAddresses allowed, EventStore events) {
        return new WebhookOperations(registry, secrets, allowed, new Stream(events));
    }

    @Bean
    Deliveries webhookDeliveries(
            WebhookQueue queue,
            WebhookRegistry registry,
            WebhookSecrets secrets,
            AllowedAddresses allowed,
            WebhookSettings settings,
            MeterRegistry meters) {
        return new Deliveries(queue, registry, secrets, allowed, settings, new WebhookMeters(meters));
    }
}
