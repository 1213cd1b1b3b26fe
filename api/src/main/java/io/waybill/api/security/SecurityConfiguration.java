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
import org.springframework.security.web.server.header.ContentTypeOptionsServerHttpHeadersWriter;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter;
import org.springframework.security.web.server.header.CrossOriginResourcePolicyServerHttpHeadersWriter;
import org.springframework.security.web.server.header.PermissionsPolicyServerHttpHeadersWriter;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.StaticServerHttpHeadersWriter;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter;
import org.springframework.security.web.server.header.XXssProtectionServerHttpHeadersWriter;
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

    /** What is the same for every answer is one writer: each looks through the headers that there are already. */
    private static void headers(ServerHttpSecurity.HeaderSpec headers) {
        headers.contentTypeOptions(ServerHttpSecurity.HeaderSpec.ContentTypeOptionsSpec::disable)
                .frameOptions(ServerHttpSecurity.HeaderSpec.FrameOptionsSpec::disable)
                .xssProtection(ServerHttpSecurity.HeaderSpec.XssProtectionSpec::disable)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .writer(new PagePolicy())
                .writer(StaticServerHttpHeadersWriter.builder()
                        .header(ContentTypeOptionsServerHttpHeadersWriter.X_CONTENT_OPTIONS, "nosniff")
                        .header(XFrameOptionsServerHttpHeadersWriter.X_FRAME_OPTIONS, "DENY")
                        .header(XXssProtectionServerHttpHeadersWriter.X_XSS_PROTECTION, "0")
                        .header(PermissionsPolicyServerHttpHeadersWriter.PERMISSIONS_POLICY, PERMISSIONS_POLICY)
                        .header(CrossOriginOpenerPolicyServerHttpHeadersWriter.OPENER_POLICY, "same-origin")
                        .header(CrossOriginResourcePolicyServerHttpHeadersWriter.RESOURCE_POLICY, "same-origin")
                        .build());
    }
}
