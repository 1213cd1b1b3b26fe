package io.waybill.api.usage;

import io.waybill.api.security.AccessRule;
import io.waybill.api.security.AccessRules;
import io.waybill.messages.audit.UsageEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What a request asks for, without what somebody wrote into it: a path may hold anything, so of it there is only the
 * endpoint's pattern, and those parts that have the form of an id of ours.
 *
 * @param action method and pattern, or {@link UsageEntry#OTHER}
 * @param ids the ids, in their order
 */
record AskedFor(String action, List<String> ids) {

    private static final AskedFor SOMETHING_ELSE = new AskedFor(UsageEntry.OTHER, List.of());
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** For what is turned away before anybody looks which endpoint it is for. */
    private static final List<Rule> RULES =
            AccessRules.all().stream().map(Rule::of).toList();

    private static final Set<Rule> OURS = Set.copyOf(RULES);
    private static final Set<PathPattern> PATTERNS =
            RULES.stream().map(Rule::pattern).collect(Collectors.toUnmodifiableSet());

    private record Rule(HttpMethod method, PathPattern pattern) {

        static Rule of(AccessRule rule) {
            return new Rule(rule.method(), PathPatternParser.defaultInstance.parse(rule.path()));
        }

        boolean fits(HttpMethod asked, PathContainer path) {
            boolean same = method.equals(asked) || (HttpMethod.HEAD.equals(asked) && HttpMethod.GET.equals(method));
            return same && pattern.matches(path);
        }
    }

    static AskedFor in(ServerWebExchange exchange) {
        var method = exchange.getRequest().getMethod();
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return Optional.<PathPattern>ofNullable(exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                .filter(pattern -> isOurs(method, pattern))
                .or(() -> RULES.stream()
                        .filter(rule -> rule.fits(method, path))
                        .map(Rule::pattern)
                        .findFirst())
                .map(pattern -> new AskedFor(method + " " + pattern.getPatternString(), ids(pattern, path)))
                .orElse(SOMETHING_ELSE);
    }

    /** What serves files matches, too, and whatever the path is. */
    private static boolean isOurs(HttpMethod method, PathPattern pattern) {
        return OURS.contains(new Rule(method, pattern))
                || (HttpMethod.HEAD.equals(method) && PATTERNS.contains(pattern));
    }

    private static List<String> ids(PathPattern pattern, PathContainer path) {
        var matched = pattern.matchAndExtract(path);
        return matched == null
                ? List.of()
                : matched.getUriVariables().values().stream()
                        .filter(part -> ID.matcher(part).matches())
                        .toList();
    }
}
