package io.waybill.api;

import io.r2dbc.spi.ConnectionFactory;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The role {@code api}: REST, SSE and security. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
public class ApiConfiguration {

    @Bean(initMethod = "migrate")
    Flyway apiSchema(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("api")
                .schemas("api")
                .locations("classpath:io/waybill/api/schema")
                .load();
    }

    /** The tables of this module; injected only after they exist. */
    @Bean
    DatabaseClient accountsDatabase(ConnectionFactory connectionFactory, Flyway apiSchema) {
        return DatabaseClient.create(connectionFactory);
    }
}
