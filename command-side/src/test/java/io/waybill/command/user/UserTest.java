package io.waybill.command.user;

import static io.waybill.messages.user.UserRole.ADMIN;
import static io.waybill.messages.user.UserRole.CLERK;
import static io.waybill.messages.user.UserRole.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.command.Decisions;
import io.waybill.command.Outcome;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Personal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.user.ChangeUserProfile;
import io.waybill.messages.user.ChangeUserRoles;
import io.waybill.messages.user.DeactivateUser;
import io.waybill.messages.user.EmailClaimed;
import io.waybill.messages.user.EmailReleased;
import io.waybill.messages.user.EraseUser;
import io.waybill.messages.user.ReactivateUser;
import io.waybill.messages.user.RecordPasswordChange;
import io.waybill.messages.user.RecordRefreshTokenReuse;
import io.waybill.messages.user.RegisterUser;
import io.waybill.messages.user.UserDeactivated;
import io.waybill.messages.user.UserEmailChanged;
import io.waybill.messages.user.UserErased;
import io.waybill.messages.user.UserPasswordChanged;
import io.waybill.messages.user.UserProfileChanged;
import io.waybill.messages.user.UserReactivated;
import io.waybill.messages.user.UserRefreshTokenReused;
import io.waybill.messages.user.UserRegistered;
import io.waybill.messages.user.UserRole;
import io.waybill.messages.user.UserRolesChanged;
import io.waybill.messages.user.UserVersion;
import io.waybill.messages.user.UsernameClaimed;
import io.waybill.messages.user.UsernameReleased;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserTest {

    private static final Map<String, Object> REQUEST =
            Map.of(MetaDataKeys.REQUEST_ID, "r1", MetaDataKeys.REQUEST_FINGERPRINT, "f1");

    private final Decisions people = People.decide();

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void registering_takes_the_address_and_the_name_in_one_append() {
        var outcome = people.when(register("u1", "Ann@Example.org", "Ann", CUSTOMER));

        accepted(
                outcome,
                new UserVersion("u1", 0),
                new EmailClaimed("email:ann@example.org", "u1"),
                new UsernameClaimed("username:ann", "u1"),
                new UserRegistered(
                        "u1",
                        new Personal("u1", "Ann@Example.org"),
                        new Personal("u1", "Ann"),
                        "email:ann@example.org",
                        "username:ann",
                        "customer:ann@example.org",
                        List.of(CUSTOMER)));
    }

    @Test
    void an_address_has_one_owner_however_it_is_written() {
        people.given(register("u1", "ann@example.org", "ann"));
        refused(people.when(register("u2", " ANN@EXAMPLE.ORG", "bob")), "This email address belongs to someone else.");
    }

    @Test
    void a_name_has_one_owner_however_it_is_written_and_a_refused_registration_takes_no_address() {
        people.given(register("u1", "ann@example.org", "ann"));
        refused(people.when(register("u2", "bob@example.org", "Ａnn")), "This username belongs to someone else.");
        people.given(register("u3", "bob@example.org", "bob"));
    }

    @Test
    void a_registration_that_is_sent_again_is_answered_as_the_first_time() {
        var command = register("u1", "ann@example.org", "ann");
        people.when(command, REQUEST);
        people.given(new ChangeUserProfile("u1", "anne", null));

        var again = people.when(command, REQUEST);

        accepted(again, new UserVersion("u1", 0));
        assertThat(again.replayed()).isTrue();
    }

    @Test
    void a_registration_with_the_key_of_another_one_is_refused() {
        people.when(register("u1", "ann@example.org", "ann"), REQUEST);

        var other = people.when(
                register("u1", "bob@example.org", "bob"),
                Map.of(MetaDataKeys.REQUEST_ID, "r1", MetaDataKeys.REQUEST_FINGERPRINT, "f2"));

        refused(other, Reason.REQUEST_REUSED, "This idempotency key was used for another request before.");
    }

    @Test
    void an_id_is_not_registered_twice() {
        people.given(register("u1", "ann@example.org", "ann"));
        refused(people.when(register("u1", "bob@example.org", "bob")), "There is a user with this id already.");
    }

    @Test
    void another_name_frees_the_one_before() {
        people.given(register("u1", "ann@example.org", "ann"));

        accepted(
                people.when(new ChangeUserProfile("u1", "anne", null)),
                new UserVersion("u1", 1),
                new UsernameClaimed("username:anne", "u1"),
                new UsernameReleased("username:ann", "u1"),
                new UserProfileChanged("u1", new Personal("u1", "anne"), "username:anne"));
        people.given(register("u2", "bob@example.org", "ann"));
    }

    @Test
    void another_address_frees_the_one_before() {
        people.given(register("u1", "ann@example.org", "ann"));

        accepted(
                people.when(new ChangeUserProfile("u1", null, "ann@example.com")),
                new UserVersion("u1", 1),
                new EmailClaimed("email:ann@example.com", "u1"),
                new EmailReleased("email:ann@example.org", "u1"),
                new UserEmailChanged(
                        "u1",
                        new Personal("u1", "ann@example.com"),
                        "email:ann@example.com",
                        "customer:ann@example.com"));
        people.given(register("u2", "ann@example.org", "bob"));
    }

    @Test
    void the_same_name_in_another_spelling_stays_with_its_owner() {
        people.given(register("u1", "ann@example.org", "ann"));

        accepted(
                people.when(new ChangeUserProfile("u1", "ANN", null)),
                new UserVersion("u1", 1),
                new UserProfileChanged("u1", new Personal("u1", "ANN"), "username:ann"));
    }

    @Test
    void what_belongs_to_someone_else_cannot_be_changed_to() {
        people.given(register("u1", "ann@example.org", "ann"), register("u2", "bob@example.org", "bob"));

        refused(people.when(new ChangeUserProfile("u2", "Ann", null)), "This username belongs to someone else.");
        refused(
                people.when(new ChangeUserProfile("u2", "free", "ann@example.org")),
                "This email address belongs to someone else.");
        // Neither was changed, not even the name that was free.
        people.given(register("u3", "cat@example.org", "free"));
    }

    @Test
    void a_change_of_both_that_is_sent_again_is_answered_as_the_first_time() {
        people.given(register("u1", "ann@example.org", "ann"));
        var command = new ChangeUserProfile("u1", "anne", "anne@example.org");
        assertThat(people.when(command, REQUEST)
                        .answered(new UserVersion("u1", 2))
                        .events())
                .hasSize(6);
        people.given(new DeactivateUser("u1", "admin"));

        var again = people.when(command, REQUEST);

        accepted(again, new UserVersion("u1", 2));
        assertThat(again.replayed()).isTrue();
    }

    @Test
    void a_change_that_expects_another_version_is_refused() {
        people.given(register("u1", "ann@example.org", "ann"));
        refused(
                people.when(new ChangeUserProfile("u1", "anne", null), Map.of(MetaDataKeys.EXPECTED_VERSION, 3L)),
                Reason.VERSION_MISMATCH,
                "It is at version 0, not 3: read it again and decide anew.");
    }

    @Test
    void an_administrator_decides_what_a_user_does() {
        people.given(register("u1", "ann@example.org", "ann"));

        accepted(
                people.when(new ChangeUserRoles("u1", List.of(CUSTOMER, CLERK, CLERK), "admin")),
                new UserVersion("u1", 1),
                new UserRolesChanged("u1", List.of(CLERK, CUSTOMER)));
        accepted(people.when(new ChangeUserRoles("u1", List.of(CUSTOMER, CLERK), "admin")), new UserVersion("u1", 1));
    }

    @Test
    void an_administrator_cannot_stop_being_one_alone() {
        people.given(register("a1", "ann@example.org", "ann", ADMIN));
        String alone = "An administrator cannot do this to himself: ask another administrator.";

        refused(people.when(new ChangeUserRoles("a1", List.of(CLERK), "a1")), alone);
        refused(people.when(new DeactivateUser("a1", "a1")), alone);
        refused(people.when(new EraseUser("a1", "a1")), alone);
        accepted(
                people.when(new ChangeUserRoles("a1", List.of(ADMIN, CLERK), "a1")),
                new UserVersion("a1", 1),
                new UserRolesChanged("a1", List.of(ADMIN, CLERK)));
        accepted(
                people.when(new ChangeUserRoles("a1", List.of(CLERK), "a2")),
                new UserVersion("a1", 2),
                new UserRolesChanged("a1", List.of(CLERK)));
    }

    @Test
    void a_user_is_deactivated_and_reactivated_once() {
        people.given(register("u1", "ann@example.org", "ann"));

        accepted(people.when(new ReactivateUser("u1")), new UserVersion("u1", 0));
        accepted(people.when(new DeactivateUser("u1", "admin")), new UserVersion("u1", 1), new UserDeactivated("u1"));
        accepted(people.when(new DeactivateUser("u1", "admin")), new UserVersion("u1", 1));
        accepted(people.when(new ReactivateUser("u1")), new UserVersion("u1", 2), new UserReactivated("u1"));
    }

    @Test
    void a_deactivated_user_keeps_the_address() {
        people.given(register("u1", "ann@example.org", "ann"), new DeactivateUser("u1", "admin"));
        refused(people.when(register("u2", "ann@example.org", "bob")), "This email address belongs to someone else.");
    }

    @Test
    void of_a_changed_password_nothing_is_said_but_that() {
        people.given(register("u1", "ann@example.org", "ann"));
        accepted(people.when(new RecordPasswordChange("u1")), new UserVersion("u1", 1), new UserPasswordChanged("u1"));
    }

    @Test
    void a_refresh_token_that_was_used_twice_is_told_of() {
        people.given(register("u1", "ann@example.org", "ann"));
        accepted(
                people.when(new RecordRefreshTokenReuse("u1", "s1")),
                new UserVersion("u1", 1),
                new UserRefreshTokenReused("u1", "s1"));
    }

    @Test
    void erasing_frees_everything_and_names_every_address_there_ever_was_without_telling_it() {
        people.given(register("u1", "ann@example.org", "ann"), new ChangeUserProfile("u1", null, "ann@example.com"));

        accepted(
                people.when(new EraseUser("u1", "u1")),
                new UserVersion("u1", 2),
                new UsernameReleased("username:ann", "u1"),
                new EmailReleased("email:ann@example.com", "u1"),
                new UserErased("u1", List.of("u1", "customer:ann@example.org", "customer:ann@example.com")));
        accepted(people.when(new EraseUser("u1", "u1")), new UserVersion("u1", 2));
        people.given(register("u2", "ann@example.com", "ann"));
    }

    static Stream<Object> afterwards() {
        return Stream.of(
                new ChangeUserProfile("u1", "anne", null),
                new ChangeUserRoles("u1", List.of(CLERK), "admin"),
                new DeactivateUser("u1", "admin"),
                new ReactivateUser("u1"),
                new RecordPasswordChange("u1"),
                new RecordRefreshTokenReuse("u1", "s1"));
    }

    @ParameterizedTest
    @MethodSource("afterwards")
    void nothing_more_happens_to_an_erased_user(Object command) {
        people.given(register("u1", "ann@example.org", "ann"), new EraseUser("u1", "u1"));
        refused(people.when(command), "This user was erased.");
    }

    @ParameterizedTest
    @MethodSource("afterwards")
    void nothing_happens_to_nobody(Object command) {
        refused(people.when(command), Reason.UNKNOWN, "There is nothing with the id u1.");
    }

    @Test
    void what_makes_no_sense_is_no_command() {
        assertThatThrownBy(() -> register("u1", "nobody", "ann")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> register("u1", "ann@example.org", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RegisterUser("u1", "ann@example.org", "ann", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChangeUserProfile("u1", null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChangeUserRoles("u1", List.of(), "admin"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_command_says_nothing_about_the_person_in_a_log() {
        assertThat(register("u1", "ann@example.org", "ann")).hasToString("RegisterUser[u1]");
        assertThat(new ChangeUserProfile("u1", "ann", "ann@example.org")).hasToString("ChangeUserProfile[u1]");
    }

    private static RegisterUser register(String id, String email, String username, UserRole... roles) {
        return new RegisterUser(id, email, username, roles.length == 0 ? List.of(CUSTOMER) : List.of(roles));
    }

    private static void accepted(Outcome outcome, Object answer, Object... events) {
        outcome.answered(answer).happens(events);
    }

    private static void refused(Outcome outcome, String detail) {
        outcome.refused(Reason.CONFLICT, detail);
    }

    private static void refused(Outcome outcome, Reason reason, String detail) {
        outcome.refused(reason, detail);
    }
}
