package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import io.waybill.messages.Personal;
import io.waybill.messages.user.RegisterUser;
import io.waybill.messages.user.UserRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** People come, change and go, over HTTP. */
@ExtendWith(RunningWaybill.class)
class UserIT {

    private static final String PASSWORD = "correct horse battery";

    private final Running waybill;
    private final JdbcClient database;
    private final String name = "n" + UUID.randomUUID().toString().substring(0, 13);
    private final String email = name + "@example.org";

    UserIT(Running waybill) {
        this.waybill = waybill;
        this.database = JdbcClient.create(waybill.bean(DataSource.class));
    }

    @Test
    void a_person_comes_changes_is_kept_out_and_is_forgotten() {
        String id = registered();
        WebTestClient self = signedIn(email, PASSWORD);

        String newName = name + "ก้อง";
        String newEmail = "new." + email;
        patch(self, id, Map.of("username", newName, "email", newEmail))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.username")
                .isEqualTo(newName)
                .jsonPath("$.email")
                .isEqualTo(newEmail);
        login(email, PASSWORD).expectStatus().isUnauthorized();
        login(newEmail.toUpperCase(Locale.ROOT), PASSWORD).expectStatus().isOk();

        write(HttpMethod.POST, "/api/users/{id}/deactivate", id).expectStatus().isOk();
        login(newEmail, PASSWORD).expectStatus().isUnauthorized();
        write(HttpMethod.POST, "/api/users/{id}/reactivate", id).expectStatus().isOk();
        login(newEmail, PASSWORD).expectStatus().isOk();

        write(HttpMethod.DELETE, "/api/users/{id}", id).expectStatus().isNoContent();
        login(newEmail, PASSWORD).expectStatus().isUnauthorized();
        write(HttpMethod.DELETE, "/api/users/{id}", id).expectStatus().isNoContent();

        // The address and the name are free again, and nobody can read who had them.
        assertThat(payloads()).noneMatch(payload -> payload.contains(name)).anyMatch(payload -> payload.contains(id));
        assertThat(database.sql("select count(*) from personal.person_key where person_id = ? and wrapped_key is null")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        register(Map.of("email", newEmail, "username", newName, "password", PASSWORD))
                .expectStatus()
                .isCreated();
    }

    @Test
    void an_address_and_a_name_have_one_owner_however_they_are_written() {
        registered();
        register(Map.of("email", email.toUpperCase(Locale.ROOT), "username", "x" + name, "password", PASSWORD))
                .expectStatus()
                .isEqualTo(409);
        register(Map.of("email", "x" + email, "username", name.toUpperCase(Locale.ROOT), "password", PASSWORD))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void every_bad_field_of_a_registration_is_named_at_once() {
        register(Map.of("email", "nobody", "username", "a b", "password", "short"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat((List<?>) pointers)
                        .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                        .containsExactlyInAnyOrder("/email", "/username", "/password"));
        register(Map.of("email", email, "username", name, "password", "x" + email + "x"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/password");
    }

    @Test
    void nobody_changes_somebody_else() {
        String other = registered();
        String mine = "m" + email;
        register(Map.of("email", mine, "username", "m" + name, "password", PASSWORD))
                .expectStatus()
                .isCreated();
        WebTestClient self = signedIn(mine, PASSWORD);

        patch(self, other, Map.of("username", "stolen")).expectStatus().isForbidden();
        self.delete().uri("/api/users/{id}", other).exchange().expectStatus().isForbidden();
        self.put()
                .uri("/api/users/{id}/roles", other)
                .bodyValue(Map.of("roles", List.of("ADMIN")))
                .exchange()
                .expectStatus()
                .isForbidden();
        self.post()
                .uri("/api/users/{id}/deactivate", other)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void roles_reach_the_next_token() {
        String id = registered();
        signedIn(email, PASSWORD)
                .get()
                .uri("/api/stock")
                .exchange()
                .expectStatus()
                .isForbidden();

        waybill.client()
                .put()
                .uri("/api/users/{id}/roles", id)
                .bodyValue(Map.of("roles", List.of("CLERK", "CUSTOMER")))
                .exchange()
                .expectStatus()
                .isOk();

        signedIn(email, PASSWORD)
                .get()
                .uri("/api/stock")
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void a_person_changes_the_password_and_erases_the_account() {
        String id = registered();
        WebTestClient self = signedIn(email, PASSWORD);
        password(self, "wrong", "another good one").expectStatus().isBadRequest();
        password(self, PASSWORD, "another good one").expectStatus().isNoContent();
        password(self, PASSWORD, "another good one").expectStatus().isNoContent();
        login(email, PASSWORD).expectStatus().isUnauthorized();
        login(email, "another good one").expectStatus().isOk();

        self.delete().uri("/api/users/{id}", id).exchange().expectStatus().isNoContent();
        login(email, "another good one").expectStatus().isUnauthorized();
    }

    @Test
    void the_administrator_is_a_user_who_cannot_stop_being_one_alone() {
        String id = database.sql("select id from api.account where email = 'admin@example.com'")
                .query(String.class)
                .single();
        Eventually.get(
                () -> database.sql("select version from api.account where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single(),
                version -> version >= 0);
        write(HttpMethod.POST, "/api/users/{id}/deactivate", id).expectStatus().isEqualTo(409);
        write(HttpMethod.DELETE, "/api/users/{id}", id).expectStatus().isEqualTo(409);
    }

    /** The id is what keeps a registration that is sent again from bringing the account back. */
    @Test
    void of_the_account_of_an_erased_person_nothing_is_left_but_the_id() {
        String id = registered();
        write(HttpMethod.DELETE, "/api/users/{id}", id).expectStatus().isNoContent();

        assertThat(database.sql("select state, email, username, password_hash from api.account where id = ?")
                        .param(id)
                        .query()
                        .singleRow())
                .containsEntry("state", "ERASED")
                .containsEntry("email", "")
                .containsEntry("username", "")
                .containsEntry("password_hash", "");
    }

    /** What is left when the process dies between the event and the account: the event opens it. */
    @Test
    void a_registration_is_never_half_done_for_good() {
        String id = UUID.randomUUID().toString();
        String hash = database.sql("select password_hash from api.account where email = 'admin@example.com'")
                .query(String.class)
                .single();
        database.sql("""
                        insert into api.account (id, email, sign_in, username, password_hash, roles, state)
                        values (?, ?, ?, ?, ?, '{CUSTOMER}', 'PENDING')""").params(id, email, email, name, hash).update();
        login(email, "Admin123!").expectStatus().isUnauthorized();

        waybill.bean(CommandGateway.class).sendAndWait(new RegisterUser(id, email, name, List.of(UserRole.CUSTOMER)));

        Eventually.get(
                () -> login(email, "Admin123!").returnResult(Void.class).getStatus(), status -> status.value() == 200);
    }

    @Test
    void only_what_is_kept_is_sealed_and_never_what_travels() {
        var said = new Personal("p" + name, "said about " + name);
        assertThat(json("eventSerializer", said)).doesNotContain("said about");
        assertThat(json("messageSerializer", said)).contains("said about");
    }

    private String json(String serializer, Object value) {
        return waybill.bean(serializer, Serializer.class)
                .serialize(value, String.class)
                .getData();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deactivate", "reactivate"})
    void who_does_not_exist_is_not_found(String what) {
        write(HttpMethod.POST, "/api/users/none/" + what, "").expectStatus().isNotFound();
    }

    private String registered() {
        var answer = register(Map.of("email", email, "username", name, "password", PASSWORD))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody(JsonNode.class)
                .returnResult();
        JsonNode body = Objects.requireNonNull(answer.getResponseBody());
        assertThat(body.get("roles").get(0).asString()).isEqualTo("CUSTOMER");
        assertThat(body.get("email").asString()).isEqualTo(email);
        String id = body.get("id").asString();
        assertThat(answer.getResponseHeaders().getLocation()).hasPath("/api/users/" + id);
        return id;
    }

    private ResponseSpec register(Map<String, Object> who) {
        return waybill.anonymous()
                .post()
                .uri("/api/auth/register")
                .bodyValue(who)
                .exchange();
    }

    private ResponseSpec login(String address, String password) {
        return waybill.anonymous()
                .post()
                .uri("/api/auth/login")
                .bodyValue(Map.of("email", address, "password", password))
                .exchange();
    }

    private WebTestClient signedIn(String address, String password) {
        var token = login(address, password)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return waybill.anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(
                        Objects.requireNonNull(token).get("accessToken").asString()))
                .build();
    }

    private ResponseSpec write(HttpMethod method, String uri, String id) {
        return waybill.client().method(method).uri(uri, id).exchange();
    }

    private static ResponseSpec patch(WebTestClient client, String id, Map<String, Object> change) {
        return client.patch().uri("/api/users/{id}", id).bodyValue(change).exchange();
    }

    private static ResponseSpec password(WebTestClient client, String old, String next) {
        return client.post()
                .uri("/api/auth/password")
                .bodyValue(Map.of("oldPassword", old, "newPassword", next))
                .exchange();
    }

    private List<String> payloads() {
        return database.sql("select payload from axonserver.event union all select payload from axonserver.snapshot")
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list();
    }
}
