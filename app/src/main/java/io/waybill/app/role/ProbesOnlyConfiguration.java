package io.waybill.app.role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** What a process without the role {@code api} serves: probes and metrics, and nothing else. */
@Configuration(proxyBeanMethods = false)
public class ProbesOnlyConfiguration {

    @Bean
    SecurityWebFilterChain probesOnly(ServerHttpSecurity http) {
        return http.authorizeExchange(may -> may.pathMatchers("/livez", "/readyz", "/actuator/**")
                        .permitAll()
                        .anyExchange()
                        .denyAll())
                .build();
    }
}
