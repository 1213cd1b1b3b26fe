package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.People.Person;
import io.waybill.app.slice.RunningWaybill.Running;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Whose account it is, and that nobody says more about oneself than one may (OWASP API1, API3 and API5 of 2023). */
@ExtendWith(RunningWaybill.class)
class OwnershipIT {

    private final Running waybill;
    private final People people;

    OwnershipIT(Running waybill) {
        this.waybill = waybill;
        this.people = new People(waybill);
    }

    @ParameterizedTest
    @CsvSource({
        // method, path, own account, somebody else's, somebody else's as administrator
        "GET,    /api/users/{id},            200, 403, 200",
        "GET,    /api/users/{id}/audit-logs, 200, 403, 200",
        "PATCH,  /api/users/{id},            200, 403, 200",
        "PUT,    /api/users/{id}/roles,      403, 403, 200",
        "POST,   /api/users/{id}/deactivate, 403, 403, 200",
        "POST,   /api/users/{id}/reactivate, 403, 403, 200",
        "DELETE, /api/users/{id},            204, 403, 204"
    })
    void what_belongs_to_somebody_is_for_them_and_the_administrator(
            String method, String path, int own, int others, int administrators) {
        var person = people.withRole("CLERK");
        var other = people.withRole("CUSTOMER");
        waitFor(person, other);
        String name = "n" + other.id();

        assertThat(status(person.client(), method, path, other.id(), name)).isEqualTo(others);
        assertThat(status(person.client(), method, path, person.id(), name + "1"))
                .isEqualTo(own);
        assertThat(status(waybill.client(), method, path, other.id(), name + "2"))
                .isEqualTo(administrators);
    }

    private void waitFor(Person... who) {
        for (var person : who) {
            waybill.client()
                    .get()
                    .uri("/api/users/{id}", person.id())
                    .header("Waybill-Min-Version", "0")
                    .header("Prefer", "wait=20")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    private static int status(WebTestClient client, String method, String path, String id, String name) {
        var request = client.method(HttpMethod.valueOf(method)).uri(path, id);
        Object body = path.endsWith("/roles") ? Map.of("roles", List.of("VIEWER")) : Map.of("username", name);
        boolean bodiless = method.equals("GET") || method.equals("POST") || method.equals("DELETE");
        return (bodiless ? request : request.bodyValue(body))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    @Test
    void nobody_gives_himself_a_role_by_the_way() {
        var person = people.withRole("CUSTOMER");
        var roles = List.of("ADMIN");
        refused(
                waybill.anonymous()
                        .post()
                        .uri("/api/auth/register")
                        .bodyValue(Map.of(
                                "email",
                                "x" + person.email(),
                                "username",
                                "x",
                                "password",
                                People.PASSWORD,
                                "roles",
                                roles))
                        .exchange(),
                "/roles");
        refused(change(person, Map.of("username", "n" + person.id(), "roles", roles)), "/roles");
        refused(change(person, Map.of("id", "other", "username", "n" + person.id())), "/id");
        refused(change(person, Map.of("active", true)), "/active");
        refused(change(person, Map.of("version", 7)), "/version");
    }

    private static ResponseSpec change(Person person, Map<String, Object> body) {
        return person.client()
                .patch()
                .uri("/api/users/{id}", person.id())
                .bodyValue(body)
                .exchange();
    }

    private static void refused(ResponseSpec answer, String pointer) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void one_finds_oneself_and_nobody_else() {
        var person = people.withRole("CUSTOMER");
        person.client()
                .get()
                .uri("/api/users/me")
                .header("Waybill-Min-Version", "0")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(person.id())
                .jsonPath("$.email")
                .isEqualTo(person.email());
        person.client().get().uri("/api/users").exchange().expectStatus().isForbidden();
        person.client()
                .get()
                .uri("/api/users/{id}", person.id().toUpperCase(java.util.Locale.ROOT))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    /** Nobody has checked that the address one registers with is one's own, so it opens nobody's shipments. */
    @Test
    void a_customer_reads_shipments_by_their_number_and_not_by_an_address() {
        var person = people.withRole("CUSTOMER");
        var end = Map.of("line1", "1 Rama IV Road", "postalCode", "10110", "country", "TH");
        var shipment = waybill.client()
                .post()
                .uri("/api/shipments")
                .header("Prefer", "wait=20")
                .bodyValue(Map.of(
                        "reference",
                        "order 1",
                        "customer",
                        Map.of("name", "Ann", "email", person.email()),
                        "from",
                        end,
                        "to",
                        end,
                        "parcels",
                        List.of(Map.of("weightGrams", 1, "lengthMm", 1, "widthMm", 1, "heightMm", 1))))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        var booked = Objects.requireNonNull(shipment);

        forbidden(person, "/api/shipments");
        forbidden(person, "/api/shipments/" + booked.get("id").asString());
        person.client()
                .get()
                .uri("/api/tracking/{number}", booked.get("trackingNumber").asString())
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static void forbidden(Person person, String path) {
        person.client().get().uri(path).exchange().expectStatus().isForbidden();
    }
}
