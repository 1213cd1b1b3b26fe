package io.waybill.app.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** What is observed beyond what Spring Boot does by itself, and what of that is not. */
@Configuration(proxyBeanMethods = false)
public class ObservabilityConfiguration {

    private static final Duration LONGEST_LOOK_AT_A_SERVER = Duration.ofSeconds(3);

    /** The edge has decided already which requests are traced. Where no trace is sent anywhere, none is. */
    @Bean
    Sampler sampler(ObjectProvider<SpanExporter> exporters) {
        return exporters.stream().findAny().isPresent() ? Sampler.alwaysOn() : Sampler.alwaysOff();
    }

    /** Spring Security would observe several steps of every request; the request as a whole is observed anyway. */
    @Bean
    SecurityObservationSettings unobservedSecurity() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    LogEvents logEvents(MeterRegistry meters) {
        return new LogEvents(meters);
    }

    @Bean
    static HealthInTime healthInTime() {
        return new HealthInTime(LONGEST_LOOK_AT_A_SERVER);
    }

    @Bean
    TracedMessages tracedMessages(Propagator traces) {
        return new TracedMessages(traces);
    }
}
