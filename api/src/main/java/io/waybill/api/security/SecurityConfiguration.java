package io.waybill.api.security;

import io.waybill.api.limit.AddressLimit;
import io.waybill.api.limit.LimitSettings;
import io.waybill.api.limit.RateLimits;
import io.waybill.api.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;

/** Who may ask for what. Nothing is kept between requests: every one carries its access token. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String PERMISSIONS_POLICY =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http,
            AccessTokens tokens,
            Revocations revocations,
            Problems problems,
            RateLimits limits,
            LimitSettings limitSettings,
            CrossOriginSettings crossOrigin) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable) // The one cookie is looked after where it is taken.
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .headers(SecurityConfiguration::headers)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(new CrossOriginRequests(crossOrigin, problems), SecurityWebFiltersOrder.CORS)
                .addFilterAfter(new AddressLimit(limits, limitSettings), SecurityWebFiltersOrder.CORS)
                .addFilterAt(new BearerFilter(tokens, revocations, problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(new UserLimit(limits, limitSettings), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .authorizeExchange(SecurityConfiguration::authorize)
                .build();
    }

    /** What Spring Security finds in an address or a header and lets no further. */
    @Bean
    ServerExchangeRejectedHandler rejectedRequests(Problems problems) {
        return problems::handle;
    }

    private static void authorize(AuthorizeExchangeSpec may) {
        for (var rule : AccessRules.all()) {
            allow(may.pathMatchers(rule.method(), rule.path()), rule.access());
            if (rule.method().equals(HttpMethod.GET)) {
                allow(may.pathMatchers(HttpMethod.HEAD, rule.path()), rule.access());
            }
        }
        // What there is not is told to whoever is signed in. The rest: the dashboard, the API documentation and probes.
        may.pathMatchers("/api/**").authenticated().anyExchange().permitAll();
    }

    private static void allow(AuthorizeExchangeSpec.Access request, Access access) {
        switch (access) {
            case Access.Open open -> request.permitAll();
            case Access.SignedIn signedIn -> request.authenticated();
            case Access.Permitted needs -> request.hasAuthority(needs.permission());
            case Access.OneselfOr needs ->
                request.access((who, where) ->
                        who.map(user -> new AuthorizationDecision(isOneselfOr(needs.permission(), user, where))));
        }
    }

    private static boolean isOneselfOr(String permission, Authentication who, AuthorizationContext where) {
        return who.getPrincipal() instanceof SignedInUser user
                && (user.id().equals(where.getVariables().get("id"))
                        || user.permissions().contains(permission));
    }

    private static void headers(ServerHttpSecurity.HeaderSpec headers) {
        headers.writer(new PagePolicy())
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicy(policy -> policy.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
