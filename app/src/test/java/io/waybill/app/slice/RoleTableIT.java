package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.waybill.api.security.AccessRules;
import io.waybill.app.slice.People.Person;
import io.waybill.app.slice.RunningWaybill.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint, and what becomes of each role that asks for it. An endpoint without a row fails. */
@ExtendWith(RunningWaybill.class)
class RoleTableIT {

    private static final String ANONYMOUS = "anonymous";
    private static final List<String> WHO = List.of(ANONYMOUS, "CUSTOMER", "VIEWER", "CLERK", "MANAGER", "ADMIN");
    private static final String MAY = "may";

    /**
     * "may" is any answer but 401 and 403. Where a path names a user, it is somebody else; one's own account is in
     * {@link OwnershipIT}.
     */
    private static final String TABLE = """
            method path                                                | anonymous CUSTOMER VIEWER CLERK MANAGER ADMIN
            POST   /api/auth/register                                  | may       may      may    may   may     may
            POST   /api/auth/login                                     | may       may      may    may   may     may
            POST   /api/auth/refresh                                   | may       may      may    may   may     may
            POST   /api/auth/logout                                    | 401       may      may    may   may     may
            POST   /api/auth/logout-all                                | 401       may      may    may   may     may
            GET    /api/auth/sessions                                  | 401       may      may    may   may     may
            DELETE /api/auth/sessions/{id}                             | 401       may      may    may   may     may
            POST   /api/auth/password                                  | 401       may      may    may   may     may
            GET    /.well-known/jwks.json                              | may       may      may    may   may     may

            GET    /api/users                                          | 401       403      403    403   403     may
            GET    /api/users/me                                       | 401       may      may    may   may     may
            GET    /api/users/{id}                                     | 401       403      403    403   403     may
            PATCH  /api/users/{id}                                     | 401       403      403    403   403     may
            DELETE /api/users/{id}                                     | 401       403      403    403   403     may
            GET    /api/users/{id}/audit-logs                          | 401       403      403    403   may     may
            PUT    /api/users/{id}/roles                               | 401       403      403    403   403     may
            POST   /api/users/{id}/deactivate                          | 401       403      403    403   403     may
            POST   /api/users/{id}/reactivate                          | 401       403      403    403   403     may

            GET    /api/products                                       | 401       may      may    may   may     may
            GET    /api/products/{id}                                  | 401       may      may    may   may     may
            GET    /api/products/{id}/price-history                    | 401       may      may    may   may     may
            GET    /api/products/suggest                               | 401       may      may    may   may     may
            POST   /api/products                                       | 401       403      403    403   may     may
            PUT    /api/products/{id}                                  | 401       403      403    403   may     may
            PATCH  /api/products/{id}                                  | 401       403      403    403   may     may
            PATCH  /api/products/{id}/price                            | 401       403      403    403   may     may
            DELETE /api/products/{id}                                  | 401       403      403    403   may     may
            GET    /api/categories                                     | 401       may      may    may   may     may
            POST   /api/categories                                     | 401       403      403    403   may     may
            PUT    /api/categories/{id}                                | 401       403      403    403   may     may

            GET    /api/stock                                          | 401       403      may    may   may     may
            GET    /api/stock/{id}                                     | 401       403      may    may   may     may
            GET    /api/stock/{id}/movements                           | 401       403      may    may   may     may
            POST   /api/stock                                          | 401       403      403    may   may     may
            POST   /api/stock/movements                                | 401       403      403    may   may     may
            POST   /api/stock/transfers                                | 401       403      403    may   may     may
            POST   /api/stock/{id}/movements                           | 401       403      403    may   may     may
            PUT    /api/stock/{id}/reorder-level                       | 401       403      403    may   may     may
            POST   /api/stock/{id}/reservations                        | 401       403      403    may   may     may
            POST   /api/stock/{id}/reservations/{reservationId}/commit | 401       403      403    may   may     may
            DELETE /api/stock/{id}/reservations/{reservationId}        | 401       403      403    may   may     may

            POST   /api/shipments/quotes                               | 401       403      may    may   may     may
            POST   /api/shipments                                      | 401       403      403    may   may     may
            POST   /api/shipments/{id}/dispatch                        | 401       403      403    may   may     may
            POST   /api/shipments/{id}/cancel                          | 401       403      403    may   may     may
            POST   /api/shipments/{id}/tracking                        | 401       403      403    may   may     may
            GET    /api/shipments                                      | 401       403      may    may   may     may
            GET    /api/shipments/{id}                                 | 401       403      may    may   may     may
            GET    /api/shipments/{id}/label                           | 401       403      may    may   may     may
            GET    /api/tracking/{trackingNumber}                      | may       may      may    may   may     may
            GET    /api/tracking/{trackingNumber}/stream               | may       may      may    may   may     may
            POST   /api/carriers/{carrier}/webhook                     | may       may      may    may   may     may

            GET    /api/reports/stock-status                           | 401       403      may    403   may     may
            GET    /api/reports/stock-status/stream                    | 401       403      may    403   may     may
            GET    /api/reports/user-activity                          | 401       403      403    403   may     may
            GET    /api/reports/user-activity/stream                   | 401       403      403    403   may     may
            GET    /api/reports/{type}                                 | 401       403      may    403   may     may
            GET    /api/reports/{type}/stream                          | 401       403      may    403   may     may

            GET    /api/reports/{type}/schedules                       | 401       403      403    403   may     may
            POST   /api/reports/{type}/schedules                       | 401       403      403    403   may     may
            DELETE /api/reports/{type}/schedules/{id}                  | 401       403      403    403   may     may

            GET    /api/live                                           | 401       may      may    may   may     may
            GET    /api/audit                                          | 401       403      403    403   may     may
            GET    /api/audit/verify                                   | 401       403      403    403   may     may
            GET    /api/audit/activity                                 | 401       may      may    may   may     may
            GET    /api/audit/{entityType}/{id}/history                | 401       403      403    403   may     may
            GET    /api/audit/{entityType}/{id}/state                  | 401       403      403    403   may     may

            GET    /api/admin/projections                              | 401       403      403    403   403     may
            POST   /api/admin/projections/{name}/rebuild               | 401       403      403    403   403     may
            GET    /api/admin/rebuilds                                 | 401       403      403    403   403     may
            GET    /api/admin/rebuilds/{id}                            | 401       403      403    403   403     may
            GET    /api/admin/rebuilds/{id}/stream                     | 401       403      403    403   403     may
            POST   /api/admin/rebuilds/{id}/confirm                    | 401       403      403    403   403     may
            DELETE /api/admin/rebuilds/{id}                            | 401       403      403    403   403     may
            GET    /api/admin/dead-letters                             | 401       403      403    403   403     may
            POST   /api/admin/dead-letters/{id}/retry                  | 401       403      403    403   403     may
            DELETE /api/admin/dead-letters/{id}                        | 401       403      403    403   403     may
            GET    /api/admin/webhooks                                 | 401       403      403    403   403     may
            POST   /api/admin/webhooks                                 | 401       403      403    403   403     may
            DELETE /api/admin/webhooks/{id}                            | 401       403      403    403   403     may

            GET    /openapi                                            | may       may      may    may   may     may
            GET    /openapi.yaml                                       | may       may      may    may   may     may
            GET    /openapi/swagger-config                             | may       may      may    may   may     may
            GET    /docs                                               | may       may      may    may   may     may
            """;

    private final Running waybill;
    private final List<Row> rows = TABLE.lines()
            .skip(1)
            .filter(line -> !line.isBlank())
            .map(Row::parse)
            .toList();

    RoleTableIT(Running waybill) {
        this.waybill = waybill;
    }

    /** A line of the table. */
    private record Row(String method, String path, List<String> answers) {

        static Row parse(String line) {
            String[] halves = line.split("\\|", -1);
            String[] endpoint = halves[0].strip().split("\\s+", -1);
            var answers = Arrays.asList(halves[1].strip().split("\\s+", -1));
            assertThat(answers).as(line).hasSameSizeAs(WHO);
            return new Row(endpoint[0], endpoint[1], answers);
        }

        String endpoint() {
            return method + ' ' + path;
        }

        String where() {
            return path.replaceAll("\\{[^}]+}", "none");
        }
    }

    private Set<String> endpoints() {
        return waybill
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                        .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + pattern.getPatternString())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_endpoint_has_one_row_and_every_row_an_endpoint() {
        var endpoints = endpoints();
        assertThat(rows)
                .extracting(Row::endpoint)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(endpoints);
    }

    @Test
    void every_endpoint_of_the_api_has_a_rule_of_its_own() {
        var named = AccessRules.all().stream()
                .map(rule -> rule.method() + " " + rule.path())
                .toList();
        assertThat(named).doesNotHaveDuplicates();
        assertThat(endpoints())
                .filteredOn(endpoint -> endpoint.contains(" /api/"))
                .allMatch(named::contains);
        assertThat(rows).extracting(Row::endpoint).containsAll(named);
    }

    @TestFactory
    Stream<DynamicTest> what_becomes_of_each_role() {
        var people = new People(waybill);
        var staying = signedIn(people);
        var leaving = signedIn(people);
        return rows.stream()
                .map(row -> dynamicTest(row.endpoint(), () -> {
                    // These end sessions: whoever tries one signs in anew for it.
                    boolean ends = row.path().startsWith("/api/auth/");
                    List<String> answers = new ArrayList<>();
                    for (String who : WHO) {
                        var person = (ends ? leaving : staying).get(who);
                        answers.add(answer(
                                row.method(),
                                row.where(),
                                person == null ? null : ends ? people.token(person.email()) : person.token()));
                    }
                    assertThat(answers).isEqualTo(row.answers());
                    if (row.method().equals("GET")) {
                        String customer =
                                Objects.requireNonNull(staying.get("CUSTOMER")).token();
                        assertThat(answer("HEAD", row.where(), customer))
                                .as("HEAD")
                                .isEqualTo(row.answers().get(1));
                    }
                }));
    }

    private static Map<String, Person> signedIn(People people) {
        return WHO.stream()
                .filter(who -> !who.equals(ANONYMOUS))
                .collect(Collectors.toMap(who -> who, people::withRole));
    }

    private String answer(String method, String where, @Nullable String token)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(waybill.address() + where))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(method.equals("GET") || method.equals("HEAD") ? "" : "{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        // A stream never ends: the status is all there is to wait for.
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), BodyHandlers.ofInputStream());
            response.body().close();
            int status = response.statusCode();
            return status == 401 || status == 403 ? Integer.toString(status) : MAY;
        }
    }
}
