package io.waybill.app;

import io.waybill.app.axon.AxonConfiguration;
import io.waybill.app.axon.QueryBusConfiguration;
import io.waybill.app.observe.ObservabilityConfiguration;
import io.waybill.app.personal.PersonalDataConfiguration;
import io.waybill.app.store.DataSourceConfiguration;
import io.waybill.app.store.ElasticsearchConfiguration;
import io.waybill.app.store.RedisConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The one executable. What it does is chosen with {@code waybill.roles}; all roles by default. */
@SpringBootConfiguration(proxyBeanMethods = false)
// Not a span for every observation, and no observation for every step: only the few requests that the edge chose are
// traced (ADR 24). What is logged is counted where it is (LogEvents).
@EnableAutoConfiguration(
        exclude = {
            MicrometerTracingAutoConfiguration.class,
            LettuceObservationAutoConfiguration.class,
            LogbackMetricsAutoConfiguration.class
        })
@Import({
    ObservabilityConfiguration.class,
    AxonConfiguration.class,
    QueryBusConfiguration.class,
    DataSourceConfiguration.class,
    PersonalDataConfiguration.class,
    ElasticsearchConfiguration.class,
    RedisConfiguration.class,
    RoleConfigurations.class
})
public class Waybill {

    /**
     * Starts Waybill.
     *
     * @param arguments Spring Boot's, for example {@code --server.port=8090}
     */
    public static void main(String[] arguments) {
        SpringApplication.run(Waybill.class, arguments);
    }
}
