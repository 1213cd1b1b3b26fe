package io.waybill.api.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.waybill.api.problem.Problems;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Who may ask for what. Nothing is kept between requests: every one carries its access token. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String BEARER = "Bearer ";

    // Inline styles are what Swagger UI needs; scripts come from here and nowhere else.
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, AccessTokens tokens, Problems problems) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // No cookie signs anyone in.
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(bearer(tokens, problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .authorizeExchange(may -> may.pathMatchers(POST, "/api/auth/login", "/api/auth/register")
                        .permitAll()
                        // Whose account it is, the endpoint asks where a person may change his own.
                        .pathMatchers(PUT, "/api/users/*/roles")
                        .hasAuthority(Permission.USERS_WRITE)
                        .pathMatchers(POST, "/api/users/*/deactivate", "/api/users/*/reactivate")
                        .hasAuthority(Permission.USERS_WRITE)
                        .pathMatchers(POST, "/api/products", "/api/categories")
                        .hasAuthority(Permission.PRODUCTS_WRITE)
                        .pathMatchers(PUT, "/api/products/**", "/api/categories/**")
                        .hasAuthority(Permission.PRODUCTS_WRITE)
                        .pathMatchers(PATCH, "/api/products/**")
                        .hasAuthority(Permission.PRODUCTS_WRITE)
                        .pathMatchers(DELETE, "/api/products/**")
                        .hasAuthority(Permission.PRODUCTS_WRITE)
                        .pathMatchers(GET, "/api/products/**")
                        .hasAuthority(Permission.PRODUCTS_READ)
                        .pathMatchers(GET, "/api/stock/**")
                        .hasAuthority(Permission.STOCK_READ)
                        .pathMatchers("/api/stock/**")
                        .hasAuthority(Permission.STOCK_WRITE)
                        .pathMatchers(POST, "/api/shipments/quotes")
                        .hasAuthority(Permission.SHIPMENTS_READ)
                        .pathMatchers(POST, "/api/shipments", "/api/shipments/*/*")
                        .hasAuthority(Permission.SHIPMENTS_WRITE)
                        // Signed by the carrier.
                        .pathMatchers(POST, "/api/carriers/*/webhook")
                        .permitAll()
                        .pathMatchers(GET, "/api/reports/**")
                        .hasAuthority(Permission.REPORTS_READ)
                        .pathMatchers("/api/**")
                        .authenticated()
                        // The dashboard, the API documentation, public keys and probes.
                        .anyExchange()
                        .permitAll())
                .build();
    }

    private static WebFilter bearer(AccessTokens tokens, Problems problems) {
        return (exchange, chain) -> {
            String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
            return header == null ? chain.filter(exchange) : signedIn(header, tokens, problems, exchange, chain);
        };
    }

    private static Mono<Void> signedIn(
            String header, AccessTokens tokens, Problems problems, ServerWebExchange exchange, WebFilterChain chain) {
        var user = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.verify(header.substring(BEARER.length()).strip())
                : Optional.<SignedInUser>empty();
        return user.map(who -> chain.filter(exchange)
                        .contextWrite(ReactiveSecurityContextHolder.withAuthentication(new BearerAuthentication(who))))
                .orElseGet(() -> problems.handle(exchange, new BadCredentialsException("bad access token")));
    }
}
