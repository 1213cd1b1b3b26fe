package io.waybill.api.request;

import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** How requests find their endpoints. */
@Configuration(proxyBeanMethods = false)
class EndpointConfiguration {

    @Bean
    WebFluxRegistrations indexedEndpoints() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new EndpointIndex();
            }
        };
    }
}
