package io.waybill.api.security;

import org.springframework.http.server.PathContainer;
import org.springframework.security.web.server.header.ContentSecurityPolicyServerHttpHeadersWriter;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Tells browsers what a page may load: what is from here and was built with it, and for Swagger UI a little more. */
final class PagePolicy implements ServerHttpHeadersWriter {

    private static final String USUAL = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    // Inline styles are what Swagger UI needs; scripts come from here and nowhere else.
    private static final String SWAGGER_UI = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final PathPattern UNDER_WEBJARS = PathPatternParser.defaultInstance.parse("/webjars/**");
    private static final PathPattern UNDER_DOCS = PathPatternParser.defaultInstance.parse("/docs/**");

    private final ServerHttpHeadersWriter usual = writer(USUAL);
    private final ServerHttpHeadersWriter swaggerUi = writer(SWAGGER_UI);

    @Override
    public Mono<Void> writeHttpHeaders(ServerWebExchange exchange) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        boolean isSwaggerUi = UNDER_WEBJARS.matches(path) || UNDER_DOCS.matches(path);
        return (isSwaggerUi ? swaggerUi : usual).writeHttpHeaders(exchange);
    }

    private static ServerHttpHeadersWriter writer(String policy) {
        var writer = new ContentSecurityPolicyServerHttpHeadersWriter();
        writer.setPolicyDirectives(policy);
        return writer;
    }
}
