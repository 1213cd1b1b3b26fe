package io.waybill.api.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.waybill.api.problem.Problem;
import io.waybill.api.problem.ProblemType;
import io.waybill.api.security.Access;
import io.waybill.api.security.AccessRules;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * Describes what holds for every operation, once for all: whom it is for, how it is refused, and the headers that go with
 * it. An endpoint says only what is its own.
 */
@Component
class Conventions implements GlobalOpenApiCustomizer {

    private static final String PROBLEM = "application/problem+json";

    /** Writes that change nothing which has a version. */
    private static final Set<String> WITHOUT_VERSION = Set.of(
            "/api/auth/login",
            "/api/auth/refresh",
            "/api/auth/logout",
            "/api/auth/logout-all",
            "/api/auth/sessions/{id}",
            "/api/shipments/quotes",
            "/api/reports/{type}/schedules",
            "/api/reports/{type}/schedules/{id}");

    /** Reads of something that has a version, which can be waited for. */
    private static final Set<String> READ_AT_A_VERSION = Set.of(
            "/api/users/me",
            "/api/users/{id}",
            "/api/products/{id}",
            "/api/products/{id}/price-history",
            "/api/categories",
            "/api/stock/{id}",
            "/api/stock/{id}/movements",
            "/api/shipments/{id}");

    private final Examples examples;

    Conventions(Examples examples) {
        this.examples = examples;
    }

    /** The headers that requests have in common. */
    private enum Common {
        API_VERSION("API-Version", "1", "The version of the API; 1 where it is left out"),
        IDEMPOTENCY_KEY(
                "Idempotency-Key",
                "order-4711",
                "Names this request: sent again with the same key and body, it is answered as the first time"),
        IF_MATCH("If-Match", "\"3\"", "The ETag that the thing must still have, or else 412"),
        PREFER("Prefer", "wait=5", "Answer once the read models show it, or with 202 after so many seconds"),
        MIN_VERSION("Waybill-Min-Version", "3", "Wait until this version can be read, up to 5 s or what Prefer says");

        private final String header;
        private final String example;
        private final String description;

        Common(String header, String example, String description) {
            this.header = header;
            this.example = example;
            this.description = description;
        }

        Parameter parameter() {
            return new HeaderParameter()
                    .name(header)
                    .required(false)
                    .schema(new StringSchema())
                    .example(example)
                    .description(description);
        }
    }

    @Override
    public void customise(OpenAPI api) {
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
        for (var type : documented()) {
            api.getComponents().addResponses(name(type), response(type));
        }
        for (var common : Common.values()) {
            api.getComponents().addParameters(common.header, common.parameter());
        }
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> describe(HttpMethod.valueOf(method.name()), path, operation)));
    }

    private void describe(HttpMethod method, String path, Operation operation) {
        AccessRules.of(method, path).ifPresent(access -> describe(access, operation));
        boolean writes = !method.equals(HttpMethod.GET);
        boolean versioned = writes && !WITHOUT_VERSION.contains(path) && !path.startsWith("/api/admin/");
        boolean readsOne = method.equals(HttpMethod.GET) && READ_AT_A_VERSION.contains(path);
        boolean inReadModel =
                versioned && path.matches("/api/(users|products|categories|stock|shipments|carriers)(/.*)?");
        parameter(Common.API_VERSION, path.startsWith("/api/"), operation);
        parameter(Common.IDEMPOTENCY_KEY, writes, operation);
        parameter(Common.IF_MATCH, versioned && path.contains("{"), operation);
        parameter(Common.PREFER, inReadModel || readsOne, operation);
        parameter(Common.MIN_VERSION, readsOne, operation);
        successHeaders(versioned || readsOne, operation);
        for (var type : refusals(method, path, operation, versioned, readsOne)) {
            operation
                    .getResponses()
                    .putIfAbsent(
                            Integer.toString(type.status().value()),
                            new ApiResponse().$ref("#/components/responses/" + name(type)));
        }
        var body = operation.getRequestBody();
        if (body != null) {
            examples.of(method, path)
                    .ifPresent(example -> body.getContent().values().forEach(media -> media.setExample(example)));
        }
    }

    private static void describe(Access access, Operation operation) {
        var words = switch (access) {
            case Access.Open open -> "For everybody.";
            case Access.SignedIn signedIn -> "For everybody who is signed in.";
            case Access.Permitted needs -> "Needs the permission `" + needs.permission() + "`.";
            case Access.OneselfOr needs ->
                "For oneself; for anybody else it needs the permission `" + needs.permission() + "`.";
        };
        var said = operation.getDescription();
        operation.setDescription(said == null ? words : said + "\n\n" + words);
        operation.setSecurity(
                switch (access) {
                    case Access.Open open -> List.of();
                    case Access.SignedIn signedIn -> List.of(bearer(List.of()));
                    case Access.Permitted needs -> List.of(bearer(List.of(needs.permission())));
                    case Access.OneselfOr needs -> List.of(bearer(List.of()));
                });
    }

    private static SecurityRequirement bearer(List<String> permissions) {
        return new SecurityRequirement().addList(OpenApiConfiguration.BEARER, permissions);
    }

    private static void parameter(Common common, boolean applies, Operation operation) {
        if (applies) {
            operation.addParametersItem(new Parameter().$ref("#/components/parameters/" + common.header));
        }
    }

    private static void successHeaders(boolean versioned, Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (versioned && Set.of("200", "201", "202").contains(status)) {
                response.addHeaderObject("ETag", header("The version, in quotes", "\"3\""));
            }
            if (status.equals("201")) {
                response.addHeaderObject("Location", header("Where the new thing is", "/api/products/0199f0c4"));
            }
        });
    }

    private static Header header(String description, String example) {
        return new Header().description(description).schema(new StringSchema()).example(example);
    }

    private static Set<ProblemType> refusals(
            HttpMethod method, String path, Operation operation, boolean versioned, boolean readsOne) {
        var types = EnumSet.noneOf(ProblemType.class);
        if (!path.startsWith("/api/")) {
            return types;
        }
        // A bad token is refused wherever it is sent.
        types.addAll(Set.of(ProblemType.INVALID_REQUEST, ProblemType.UNAUTHENTICATED, ProblemType.UNAVAILABLE));
        var access = AccessRules.of(method, path).orElse(null);
        if (access instanceof Access.Permitted || access instanceof Access.OneselfOr) {
            types.add(ProblemType.FORBIDDEN);
        }
        if (path.contains("{") || path.endsWith("/me")) {
            types.add(ProblemType.NOT_FOUND);
        }
        if (versioned) {
            types.addAll(Set.of(ProblemType.CONFLICT, ProblemType.KEY_REUSED));
        }
        if (readsOne || (versioned && path.contains("{"))) {
            types.add(ProblemType.VERSION_MISMATCH);
        }
        if (operation.getRequestBody() != null) {
            types.addAll(Set.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        documented().stream().filter(type -> type.status().value() == 429).forEach(types::add);
        return types;
    }

    private static Set<ProblemType> documented() {
        return EnumSet.complementOf(EnumSet.of(ProblemType.INTERNAL));
    }

    private static String name(ProblemType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ApiResponse response(ProblemType type) {
        var schema = new Schema<Problem>().$ref("#/components/schemas/Problem");
        var response = new ApiResponse()
                .description(type.title())
                .content(new Content().addMediaType(PROBLEM, new MediaType().schema(schema)));
        int status = type.status().value();
        return status == 429 || status == 503
                ? response.addHeaderObject("Retry-After", header("In how many seconds to try again", "5"))
                : response;
    }
}
