package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Wrong passwords are slowed down, and nobody is kept out by somebody else. */
@ExtendWith(RunningWaybill.class)
class LockoutIT {

    private static final String PASSWORD = "correct horse battery";
    private static final int FREE = 5;

    private final Person person;

    LockoutIT(Running waybill) {
        this.person = Person.somebody(waybill);
    }

    @Test
    void wrong_passwords_are_held_back_and_so_is_the_right_one_then() {
        person.registered(PASSWORD);
        wrongTries(person);

        held(person.login("wrong"));
        held(person.elsewhere().login(PASSWORD));
    }

    @Test
    void an_account_that_does_not_exist_is_held_back_alike() {
        wrongTries(person);

        held(person.login("wrong"));
    }

    @Test
    void whoever_tries_from_elsewhere_does_not_keep_the_owner_out() {
        person.registered(PASSWORD).signedIn(PASSWORD);
        Person thief = person.elsewhere();
        wrongTries(thief);

        held(thief.login("wrong"));
        person.login(PASSWORD).expectStatus().isOk();
    }

    @Test
    void the_old_password_cannot_be_tried_out_either() {
        WebTestClient self = person.registered(PASSWORD).signedIn(PASSWORD);
        for (int wrong = 0; wrong < FREE; wrong++) {
            change(self, "wrong").expectStatus().isBadRequest();
        }

        held(change(self, PASSWORD));
    }

    private static ResponseSpec change(WebTestClient self, String old) {
        return self.post()
                .uri("/api/auth/password")
                .bodyValue(Map.of("oldPassword", old, "newPassword", "another good one"))
                .exchange();
    }

    private static void wrongTries(Person who) {
        for (int wrong = 0; wrong < FREE; wrong++) {
            who.login("wrong").expectStatus().isUnauthorized();
        }
    }

    private static void held(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .value(
                        "Retry-After",
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 60))
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:waybill:problem:rate-limited");
    }
}
