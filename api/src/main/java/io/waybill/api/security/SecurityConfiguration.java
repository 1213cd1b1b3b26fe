package io.waybill.api.security;

import io.waybill.api.limit.AddressLimit;
import io.waybill.api.limit.LimitSettings;
import io.waybill.api.limit.RateLimits;
import io.waybill.api.problem.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

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
                // Nobody is sent to a page to sign in and back. The default looks for a session, on two other threads.
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(new CrossOriginRequests(crossOrigin, problems), SecurityWebFiltersOrder.CORS)
                .addFilterAfter(new AddressLimit(limits, limitSettings), SecurityWebFiltersOrder.CORS)
                .addFilterAt(new BearerFilter(tokens, revocations, problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(new UserLimit(limits, limitSettings), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .authorizeExchange(may -> may.anyExchange().access(new Admission(AccessRules.all())::decide))
                .build();
    }

    /** What Spring Security finds in an address or a header and lets no further. */
    @Bean
    ServerExchangeRejectedHandler rejectedRequests(Problems problems) {
        return problems::handle;
    }

    /** Looks at addresses and headers as Spring Security does where nobody says otherwise. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        return new Firewall();
    }

    private static void headers(ServerHttpSecurity.HeaderSpec headers) {
        headers.writer(new PagePolicy())
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicy(policy -> policy.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
