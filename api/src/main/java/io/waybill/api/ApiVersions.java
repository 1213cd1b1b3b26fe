package io.waybill.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.ApiVersionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** The versions of the API, which travel in the header {@code API-Version}. Another one than these is refused. */
@Configuration(proxyBeanMethods = false)
class ApiVersions implements WebFluxConfigurer {

    private static final String CURRENT = "1";

    @Override
    public void configureApiVersioning(ApiVersionConfigurer versions) {
        versions.useRequestHeader("API-Version")
                .setDefaultVersion(CURRENT)
                .addSupportedVersions(CURRENT)
                .detectSupportedVersions(false);
    }
}
