package io.waybill.app.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * PostgreSQL over JDBC, for projections, policies, migrations and the keys of persons. Boot makes none where there is R2DBC as
 * well.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
public class DataSourceConfiguration {

    private static final int MOST_CONNECTIONS = 10;

    @Bean
    HikariDataSource dataSource(ObjectProvider<JdbcConnectionDetails> details, DataSourceProperties configured) {
        var dataSource = new HikariDataSource();
        var given = details.getIfAvailable();
        dataSource.setJdbcUrl(given != null ? given.getJdbcUrl() : configured.determineUrl());
        dataSource.setUsername(given != null ? given.getUsername() : configured.determineUsername());
        dataSource.setPassword(given != null ? given.getPassword() : configured.determinePassword());
        dataSource.setMaximumPoolSize(MOST_CONNECTIONS);
        dataSource.setMinimumIdle(1);
        dataSource.setPoolName("waybill-jdbc");
        // Of a row that PostgreSQL refuses, its driver would tell the values: persons, in a log.
        dataSource.addDataSourceProperty("logServerErrorDetail", "false");
        return dataSource;
    }
}
