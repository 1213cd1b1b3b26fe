package io.waybill.projection;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The role {@code projection}: the read models and what fills them. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class ProjectionsConfiguration {

    @Bean(initMethod = "migrate")
    Flyway projectionSchema(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("projection")
                .schemas("projection")
                .locations("classpath:io/waybill/projection/schema")
                .load();
    }
}
