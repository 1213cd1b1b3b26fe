package io.waybill.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationRequestTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "ann.o'neil+tag@mail.example.org", "สมศรี@ตัวอย่าง.ไทย"})
    void an_address_is_taken(String email) {
        assertThat(wrong(email, "ann", "correct horse")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@b.co",
                "a@b",
                "a b@c.co",
                "a@b.co\u0000",
                "a@b.co\n",
                "\ud800@b.co",
                "a@b@c.co",
                "a@b."
            })
    void what_is_no_address_is_named(String email) {
        assertThat(wrong(email, "ann", "correct horse")).containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ann", "Ann.O-Neil_2", "สมศรี", "ก้อง"})
    void a_username_is_taken(String username) {
        assertThat(wrong("a@b.co", username, "correct horse")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a@b.co", "a\u0000", "<b>"})
    void what_is_no_username_is_named(String username) {
        assertThat(wrong("a@b.co", username, "correct horse")).containsExactly("username");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seven77", "my A@B.CO password"})
    void a_password_that_is_too_short_or_has_the_address_in_it_is_named(String password) {
        assertThat(wrong("a@b.co", "ann", password)).containsExactly("password");
    }

    @Test
    void what_is_too_long_is_named() {
        assertThat(wrong("a".repeat(250) + "@b.co", "a".repeat(65), "a".repeat(1025)))
                .containsExactlyInAnyOrder("email", "username", "password");
    }

    private static List<String> wrong(String email, String username, String password) {
        return VALIDATOR.validate(new RegistrationRequest(email, username, password)).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .distinct()
                .toList();
    }
}
