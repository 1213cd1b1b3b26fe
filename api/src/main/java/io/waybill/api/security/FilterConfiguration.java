package io.waybill.api.security;

import io.waybill.api.problem.Problems;
import io.waybill.api.request.Ready;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.security.web.server.context.ReactorContextWebFilter;
import org.springframework.security.web.server.savedrequest.ServerRequestCacheWebFilter;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;

/** Which filters a request passes, and in which order. */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {

    /**
     * One line of all filters, with those of Spring Security in the place of its chain.
     *
     * @throws IllegalStateException if there is not exactly one such chain, so that nobody would be kept out
     */
    @Bean
    WebHttpHandlerBuilderCustomizer filtersInLine(
            SecurityWebFilterChain security,
            Firewall firewall,
            @Qualifier("webHandler") WebHandler webHandler,
            Problems problems) {
        return server -> server.filters(filters -> {
                    var line = new FilterLine(withSecurity(filters, security(security, firewall)), webHandler);
                    filters.clear();
                    filters.add(line);
                })
                // It answers whatever there is; each of the others would be two more operators of every request.
                .exceptionHandlers(handlers -> handlers.retainAll(List.of(problems)));
    }

    private static List<WebFilter> withSecurity(List<WebFilter> filters, List<WebFilter> security) {
        List<WebFilter> line = new ArrayList<>();
        int found = 0;
        for (var filter : filters) {
            if (filter instanceof WebFilterChainProxy) {
                line.addAll(security);
                found++;
            } else {
                line.add(filter);
            }
        }
        if (found != 1) {
            throw new IllegalStateException("There are " + found + " chains of Spring Security among " + filters);
        }
        return line;
    }

    private static List<WebFilter> security(SecurityWebFilterChain chain, Firewall firewall) {
        List<WebFilter> filters = new ArrayList<>();
        filters.add((exchange, next) -> Ready.then(firewall.getFirewalledExchange(exchange), next::filter));
        chain.getWebFilters()
                // Nothing is kept between requests, where these two would look for it.
                .filter(filter -> !(filter instanceof ReactorContextWebFilter)
                        && !(filter instanceof ServerRequestCacheWebFilter))
                .collectList()
                .blockOptional()
                .ifPresent(filters::addAll);
        return filters;
    }
}
