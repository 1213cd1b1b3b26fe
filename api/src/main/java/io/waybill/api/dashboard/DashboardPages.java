package io.waybill.api.dashboard;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.resource.EncodedResourceResolver;

/**
 * Answers the addresses of pages with the one document of the dashboard, and sends what it is made of compressed as the
 * build did it. The name of an asset has a hash of what is in it, so that browsers need never ask for it again; the
 * document names the assets and is never kept.
 */
@Configuration(proxyBeanMethods = false)
class DashboardPages implements WebFluxConfigurer {

    private static final String LOCATION = "META-INF/resources/";
    private static final Duration FOREVER = Duration.ofDays(365);

    /** The pages, as {@code pages.ts} of the dashboard has them; whatever else is asked for is not found. */
    private static final RequestPredicate PAGE = Stream.of(
                    "/overview", "/products", "/stock", "/shipments", "/reports", "/audit", "/operations", "/users")
            .map(page -> path(page).or(path(page + "/**")))
            .reduce(path("/"), RequestPredicate::or)
            .and(methods(GET, HEAD));

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/" + LOCATION + "assets/")
                .setCacheControl(CacheControl.maxAge(FOREVER).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }

    /** Before what Spring Boot makes of the same document. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> dashboard() throws IOException {
        var document = new ClassPathResource(LOCATION + "index.html");
        if (!document.exists()) {
            return RouterFunctions.route(
                    request -> false, request -> ServerResponse.notFound().build());
        }
        byte[] html = document.getContentAsByteArray();
        return RouterFunctions.route(
                PAGE,
                request -> ServerResponse.ok().contentType(MediaType.TEXT_HTML).bodyValue(html));
    }
}
