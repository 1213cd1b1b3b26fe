package io.waybill.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.accept.ApiVersionParser;
import org.springframework.web.reactive.config.ApiVersionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** The versions of the API, which travel in the header {@code API-Version}. Another one than these is refused. */
@Configuration(proxyBeanMethods = false)
class ApiVersions implements WebFluxConfigurer {

    private static final String CURRENT = "1";

    /** As it is written: the parser of Spring takes v1, -1 and 1.0 for 1, too. */
    private static final ApiVersionParser<String> AS_WRITTEN = version -> version;

    @Override
    public void configureApiVersioning(ApiVersionConfigurer versions) {
        versions.useRequestHeader("API-Version")
                .setVersionParser(AS_WRITTEN)
                .setDefaultVersion(CURRENT)
                .addSupportedVersions(CURRENT)
                .detectSupportedVersions(false);
    }
}
