package io.waybill.api.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Decides by {@link AccessRules} who is let in. Rules are kept by the method and by what comes after {@code /api/}, so that a
 * request is compared with the few that it may fit, instead of with each in turn.
 */
final class Admission {

    private static final PathPattern API = PathPatternParser.defaultInstance.parse("/api/**");

    /** Where the name of the resource stands among the elements of a path: {@code / api / resource}. */
    private static final int RESOURCE = 3;

    private record Rule(PathPattern path, Access access) {}

    private final Map<HttpMethod, Map<String, List<Rule>>> rules = new HashMap<>();

    Admission(List<AccessRule> all) {
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

    /**
     * Whether a request is let in.
     *
     * @param who who is signed in; empty where nobody is
     * @param where the request
     */
    Mono<AuthorizationResult> decide(Mono<Authentication> who, AuthorizationContext where) {
        var request = where.getExchange().getRequest();
        var path = request.getPath().pathWithinApplication();
        for (var rule : rules.getOrDefault(request.getMethod(), Map.of()).getOrDefault(resource(path), List.of())) {
            var match = rule.path.matchAndExtract(path);
            if (match != null) {
                return decide(who, rule.access, match.getUriVariables());
            }
        }
        // What there is not is told to whoever is signed in. The rest: the dashboard, the API documentation and probes.
        return decide(who, API.matches(path) ? new Access.SignedIn() : new Access.Open(), Map.of());
    }

    private static Mono<AuthorizationResult> decide(
            Mono<Authentication> who, Access access, Map<String, String> variables) {
        return access instanceof Access.Open
                ? Mono.just(new AuthorizationDecision(true))
                : who.map(authentication -> isLetIn(authentication, access, variables))
                        .defaultIfEmpty(false)
                        .map(AuthorizationDecision::new);
    }

    private static boolean isLetIn(Authentication who, Access access, Map<String, String> variables) {
        return who.isAuthenticated()
                && who.getPrincipal() instanceof SignedInUser user
                && switch (access) {
                    case Access.Open open -> true;
                    case Access.SignedIn signedIn -> true;
                    case Access.Permitted needs -> user.permissions().contains(needs.permission());
                    case Access.OneselfOr needs ->
                        user.id().equals(variables.get("id"))
                                || user.permissions().contains(needs.permission());
                };
    }
}
