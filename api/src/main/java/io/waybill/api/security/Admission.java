package io.waybill.api.security;

import io.waybill.api.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Decides by {@link AccessRules} who is let in. Rules are kept by the method and by what comes after {@code /api/}, so that a
 * request is compared with the few that it may fit, instead of with each in turn.
 */
final class Admission implements WebFilter {

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

    /** Where the name of the resource stands among the elements of a path: {@code / api / resource}. */
    private static final int RESOURCE = 3;

    private record Rule(PathPattern path, Access access) {}

    private final Map<HttpMethod, Map<String, List<Rule>>> rules = new HashMap<>();

    private final Problems problems;

    Admission(List<AccessRule> all, Problems problems) {
        this.problems = problems;
        for (var rule : all) {
            var compiled = new Rule(PathPatternParser.defaultInstance.parse(rule.path()), rule.access());
            add(rule.method(), rule.path(), compiled);
            if (rule.method().equals(HttpMethod.GET)) {
                add(HttpMethod.HEAD, rule.path(), compiled);
            }
        }
    }

    private void add(HttpMethod method, String path, Rule rule) {
        rules.computeIfAbsent(method, key -> new HashMap<>())
                .computeIfAbsent(resource(PathContainer.parsePath(path)), key -> new ArrayList<>())
                .add(rule);
    }

    private static String resource(PathContainer path) {
        var elements = path.elements();
        return elements.size() > RESOURCE && elements.get(RESOURCE) instanceof PathSegment segment
                ? segment.valueToMatch()
                : "";
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var user = SignedInUser.of(exchange);
        if (isLetIn(user, exchange.getRequest())) {
            return chain.filter(exchange);
        }
        return problems.handle(
                exchange,
                user == null
                        ? new InsufficientAuthenticationException("nobody is signed in")
                        : new AccessDeniedException("not permitted"));
    }

    private boolean isLetIn(@Nullable SignedInUser user, ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        for (var rule : rules.getOrDefault(request.getMethod(), Map.of()).getOrDefault(resource(path), List.of())) {
            var match = rule.path.matchAndExtract(path);
            if (match != null) {
                return isLetIn(user, rule.access, match.getUriVariables());
            }
        }
        // What there is not is told to whoever is signed in. The rest: the dashboard, the API documentation and probes.
        return user != null || !API.matches(path);
    }

    private static boolean isLetIn(@Nullable SignedInUser user, Access access, Map<String, String> variables) {
        return switch (access) {
            case Access.Open open -> true;
            case Access.SignedIn signedIn -> user != null;
            case Access.Permitted needs -> user != null && user.permissions().contains(needs.permission());
            case Access.OneselfOr needs ->
                user != null
                        && (user.id().equals(variables.get("id"))
                                || user.permissions().contains(needs.permission()));
        };
    }
}
