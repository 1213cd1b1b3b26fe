package io.waybill.app.personal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.command.Pseudonyms;
import io.waybill.projection.webhook.WebhookSecrets;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sealing what events say about persons. Every role reads events, so every role needs it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonalDataSettings.class)
public class PersonalDataConfiguration {

    private static final int MOST_CONNECTIONS = 4;

    @Bean(initMethod = "migrate")
    Flyway personalSchema(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("personal")
                .schemas("personal")
                .locations("classpath:io/waybill/app/personal")
                .load();
    }

    @Bean
    MasterKeys masterKeys(PersonalDataSettings settings) {
        return new MasterKeys(settings);
    }

    @Bean
    KeyConnections keyConnections(HikariDataSource dataSource, MeterRegistry meters) {
        return new KeyConnections(dataSource, meters);
    }

    @Bean
    PersonKeys personKeys(MasterKeys masterKeys, KeyConnections connections, Flyway personalSchema) {
        return new PersonKeys(masterKeys, connections.pool());
    }

    @Bean
    Seals seals(PersonKeys personKeys) {
        return new Seals(personKeys);
    }

    /** What the serializers of events and snapshots have to know; of no others, since it blocks. */
    @Bean
    PersonalModule personalModule(Seals seals) {
        return new PersonalModule(seals);
    }

    /** What an event tells of where the request came from, and how that is read again. */
    @Bean
    SealedOrigins origins(Seals seals) {
        return new SealedOrigins(seals);
    }

    /** Made in every role: with a wrong master key no process starts. */
    @Bean
    Pseudonyms pseudonyms(MasterKeys masterKeys, DataSource dataSource, Flyway personalSchema) {
        return new SecretPseudonyms(new Secrets(masterKeys, dataSource).named("pseudonyms"));
    }

    @Bean
    WebhookSecrets webhookSecrets(MasterKeys masterKeys, DataSource dataSource, Flyway personalSchema) {
        return new DerivedWebhookSecrets(new Secrets(masterKeys, dataSource).named("webhooks"));
    }

    /**
     * Connections for keys alone. Keys are read in the midst of other transactions; with connections from the same pool,
     * as many threads as there are connections could each hold one and wait for another.
     */
    static final class KeyConnections implements AutoCloseable {

        private final HikariDataSource pool;

        KeyConnections(HikariDataSource like, MeterRegistry meters) {
            var settings = new HikariConfig();
            like.copyStateTo(settings);
            settings.setPoolName("waybill-keys");
            settings.setMaximumPoolSize(MOST_CONNECTIONS);
            settings.setMinimumIdle(0);
            if (settings.getMetricsTrackerFactory() == null) {
                settings.setMetricRegistry(meters);
            }
            pool = new HikariDataSource(settings);
        }

        DataSource pool() {
            return pool;
        }

        @Override
        public void close() {
            pool.close();
        }
    }
}
