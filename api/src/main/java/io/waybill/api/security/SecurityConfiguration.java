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
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;

/** Who may ask for what. Nothing is kept between requests: every one carries its access token. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

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
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .addFilterAt(new SecurityHeaders(), SecurityWebFiltersOrder.HTTP_HEADERS_WRITER)
                // Nobody is sent to a page to sign in and back. The default looks for a session, on two other threads.
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(new CrossOriginRequests(crossOrigin, problems), SecurityWebFiltersOrder.CORS)
                .addFilterAfter(new AddressLimit(limits, limitSettings), SecurityWebFiltersOrder.CORS)
                .addFilterAt(new BearerFilter(tokens, revocations, problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(new UserLimit(limits, limitSettings), SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAt(new Admission(AccessRules.all(), problems), SecurityWebFiltersOrder.AUTHORIZATION)
                .build();
    }

    /** What Spring Security finds in an address or a header and lets no further. */
    @Bean
    ServerExchangeRejectedHandler rejectedRequests(Problems problems) {
        return problems::handle;
    }

    /** Looks at addresses and headers as Spring Security does where nobody says otherwise. */
    @Bean
    Firewall firewall() {
        return new Firewall();
    }
}
