package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Which passwords are taken. */
@ExtendWith(RunningWaybill.class)
class PasswordPolicyIT {

    private static final String FIRST = "the first of them";

    private final Running waybill;
    private final Person person;

    PasswordPolicyIT(Running waybill) {
        this.waybill = waybill;
        this.person = Person.somebody(waybill);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1", "PASSWORD1", "qwertyuiop", "Admin123!", "short", ""})
    void a_password_that_is_common_or_short_is_refused(String password) {
        refused(person.register(password), "/password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Str0ng-Passw0rd!42", "correct horse battery", "รหัสผ่านของฉัน"})
    void a_password_that_nobody_tries_first_is_taken(String password) {
        person.register(password).expectStatus().isCreated();
        person.login(password).expectStatus().isOk();
    }

    @Test
    void none_of_the_last_five_passwords_comes_back() {
        WebTestClient self = person.registered(FIRST).signedIn(FIRST);
        refused(change(self, FIRST, FIRST), "/newPassword");
        refused(change(self, FIRST, "password1"), "/newPassword");
        String present = FIRST;
        for (String next : List.of("the second of them", "the third of them", "the fourth of them", "the fifth")) {
            change(self, present, next).expectStatus().isNoContent();
            refused(change(self, next, FIRST), "/newPassword");
            present = next;
        }

        change(self, present, "the sixth of them").expectStatus().isNoContent();
        refused(change(self, "the sixth of them", "the second of them"), "/newPassword");
        change(self, "the sixth of them", FIRST).expectStatus().isNoContent();
        person.login(FIRST).expectStatus().isOk();
    }

    @Test
    void of_the_passwords_of_an_erased_person_nothing_is_left() {
        var database = JdbcClient.create(waybill.bean(DataSource.class));
        JsonNode registered = person.register(FIRST)
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        String id = Objects.requireNonNull(registered).get("id").asString();
        WebTestClient self = person.signedIn(FIRST);
        change(self, FIRST, "the second of them").expectStatus().isNoContent();
        assertThat(history(database, id)).isEqualTo(1);

        waybill.client()
                .delete()
                .uri("/api/users/{id}", id)
                .exchange()
                .expectStatus()
                .isNoContent();

        assertThat(history(database, id)).isZero();
    }

    private static long history(JdbcClient database, String id) {
        return database.sql("select count(*) from api.password_history where account_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static void refused(ResponseSpec answer, String pointer) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    private static ResponseSpec change(WebTestClient self, String old, String next) {
        return self.post()
                .uri("/api/auth/password")
                .bodyValue(Map.of("oldPassword", old, "newPassword", next))
                .exchange();
    }
}
