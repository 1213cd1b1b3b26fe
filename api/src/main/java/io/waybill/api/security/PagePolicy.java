package io.waybill.api.security;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Tells browsers what a page may load: what is from here and was built with it, and for Swagger UI a little more. */
final class PagePolicy {

    private static final String USUAL = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    // Inline styles are what Swagger UI needs; scripts come from here and nowhere else.
    private static final String SWAGGER_UI = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final PathPattern UNDER_WEBJARS = PathPatternParser.defaultInstance.parse("/webjars/**");
    private static final PathPattern UNDER_DOCS = PathPatternParser.defaultInstance.parse("/docs/**");

    private PagePolicy() {}

    /** The policy for what is at a path. */
    static String of(PathContainer path) {
        return UNDER_WEBJARS.matches(path) || UNDER_DOCS.matches(path) ? SWAGGER_UI : USUAL;
    }
}
