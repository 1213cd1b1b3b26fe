package io.waybill.api.download;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.accept.RequestedContentTypeResolverBuilder;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/** Lets a link ask for a format: {@code ?format=csv} means the same as {@code Accept: text/csv}, and goes before it. */
@Configuration(proxyBeanMethods = false)
class Formats implements WebFluxConfigurer {

    @Override
    public void configureContentTypeResolver(RequestedContentTypeResolverBuilder builder) {
        builder.parameterResolver()
                .parameterName("format")
                .mediaType("json", MediaType.APPLICATION_JSON)
                .mediaType("csv", Format.CSV.type())
                .mediaType("xlsx", Format.XLSX.type())
                .mediaType("pdf", Format.PDF.type());
        builder.headerResolver();
    }
}
