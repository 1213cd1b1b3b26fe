package io.waybill.api.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * Finds the endpoint of a request among the few whose path has the same shape. Spring asks each of some hundred in turn, where
 * a path has a variable in it. Where there are several, or none fits, Spring decides.
 */
final class EndpointIndex extends RequestMappingHandlerMapping {

    /** Where the name of the resource stands among the elements of a path: {@code / api / resource}. */
    private static final int RESOURCE = 3;

    private record Shape(HttpMethod method, String resource, int elements) {

        static Shape of(HttpMethod method, PathContainer path) {
            var elements = path.elements();
            String resource = elements.size() > RESOURCE && elements.get(RESOURCE) instanceof PathSegment segment
                    ? segment.valueToMatch()
                    : "";
            return new Shape(method, resource, elements.size());
        }
    }

    private record Endpoint(RequestMappingInfo mapping, HandlerMethod handler) {}

    private final Map<Shape, List<Endpoint>> endpoints = new HashMap<>();

    /** Before the few other routes, which would look at each request to the API. */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> handlers) {
        super.handlerMethodsInitialized(handlers);
        handlers.forEach((mapping, handler) -> add(new Endpoint(mapping, handler)));
    }

    private void add(Endpoint endpoint) {
        var methods = endpoint.mapping.getMethodsCondition().getMethods();
        for (var pattern : endpoint.mapping.getPatternsCondition().getPatterns()) {
            var path = PathContainer.parsePath(pattern.getPatternString());
            if (!isElsewhere(path)) {
                if (methods.isEmpty() || !isOfOneShape(path)) {
                    throw new IllegalStateException("No shape tells which requests are for " + endpoint.mapping);
                }
                methods.forEach(method -> endpoints
                        .computeIfAbsent(Shape.of(method.asHttpMethod(), path), shape -> new ArrayList<>())
                        .add(endpoint));
            }
        }
    }

    /** Whether no request to the API fits. */
    private static boolean isElsewhere(PathContainer pattern) {
        String first = pattern.elements().size() > 1 ? pattern.elements().get(1).value() : "";
        return !first.equals("api") && !first.contains("*") && !first.contains("{");
    }

    /** Whether every path that fits has as many elements, and the same resource. */
    private static boolean isOfOneShape(PathContainer pattern) {
        var elements = pattern.elements();
        return !pattern.value().contains("*")
                && elements.size() > RESOURCE
                && !elements.get(RESOURCE).value().contains("{");
    }

    @Override
    protected @Nullable HandlerMethod lookupHandlerMethod(ServerWebExchange exchange) throws Exception {
        var found = only(exchange);
        if (found == null) {
            return super.lookupHandlerMethod(exchange);
        }
        exchange.getAttributes().put(BEST_MATCHING_HANDLER_ATTRIBUTE, found.handler);
        handleMatch(found.mapping, found.handler, exchange);
        return found.handler;
    }

    /** The one that fits, with what of its mapping does; absent where it is none or several. */
    private @Nullable Endpoint only(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var alike =
                endpoints.get(Shape.of(request.getMethod(), request.getPath().pathWithinApplication()));
        if (alike == null || alike.size() > 1 || CorsUtils.isPreFlightRequest(request)) {
            return null;
        }
        var endpoint = alike.getFirst();
        var fitting = endpoint.mapping.getMatchingCondition(exchange);
        return fitting == null ? null : new Endpoint(fitting, endpoint.handler);
    }
}
