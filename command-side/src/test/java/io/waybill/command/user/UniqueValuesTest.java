package io.waybill.command.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.command.Decisions;
import io.waybill.messages.user.ChangeUserProfile;
import io.waybill.messages.user.EraseUser;
import io.waybill.messages.user.RegisterUser;
import io.waybill.messages.user.UserRole;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Whatever people do in whatever order: an address and a name have at most one owner, and what is free can be taken. */
class UniqueValuesTest {

    private static final Decisions PEOPLE = People.decide();

    @AfterContainer
    static void close() {
        PEOPLE.close();
    }

    /** What is tried: few people and few values, so that they get in each other's way. */
    enum Kind {
        REGISTER,
        CHANGE_EMAIL,
        CHANGE_USERNAME,
        CHANGE_BOTH,
        ERASE
    }

    record Attempt(Kind kind, int user, int email, int username, boolean shouted) {}

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(false, true))
                .as(Attempt::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Property(tries = 10_000)
    void a_value_has_at_most_one_owner_and_a_free_one_can_be_taken(@ForAll("attempts") List<Attempt> attempts) {
        PEOPLE.startAnew();
        var expected = new Expected();
        for (Attempt attempt : attempts) {
            var outcome = PEOPLE.when(command(attempt));
            assertThat(outcome.accepted())
                    .as("%s of %s after %s", attempt, attempts, expected)
                    .isEqualTo(expected.apply(attempt));
        }
    }

    private static Object command(Attempt attempt) {
        String user = "u" + attempt.user();
        return switch (attempt.kind()) {
            case REGISTER -> new RegisterUser(user, email(attempt), username(attempt), List.of(UserRole.CUSTOMER));
            case CHANGE_EMAIL -> new ChangeUserProfile(user, null, email(attempt));
            case CHANGE_USERNAME -> new ChangeUserProfile(user, username(attempt), null);
            case CHANGE_BOTH -> new ChangeUserProfile(user, username(attempt), email(attempt));
            case ERASE -> new EraseUser(user, user);
        };
    }

    private static String email(Attempt attempt) {
        return written("e" + attempt.email() + "@example.org", attempt);
    }

    private static String username(Attempt attempt) {
        return written("n" + attempt.username(), attempt);
    }

    private static String written(String text, Attempt attempt) {
        return attempt.shouted() ? " " + text.toUpperCase(Locale.ROOT) : text;
    }

    /** Who should have what: the rule in its simplest form, two tables. */
    private static final class Expected {

        private final Map<Integer, Integer> emailOwners = new HashMap<>();
        private final Map<Integer, Integer> usernameOwners = new HashMap<>();
        private final Map<Integer, Boolean> erased = new HashMap<>();

        /** Whether an attempt should succeed; and then it has. */
        boolean apply(Attempt attempt) {
            int user = attempt.user();
            Boolean gone = erased.get(user);
            switch (attempt.kind()) {
                case ERASE -> {
                    if (gone == null) {
                        return false;
                    }
                    take(emailOwners, null, user);
                    take(usernameOwners, null, user);
                    erased.put(user, true);
                    return true;
                }
                case REGISTER -> {
                    if (gone != null || !free(emailOwners, attempt.email(), user)) {
                        return false;
                    }
                }
                default -> {
                    if (!Objects.equals(gone, false)) {
                        return false;
                    }
                }
            }
            boolean email = attempt.kind() != Kind.CHANGE_USERNAME;
            boolean username = attempt.kind() != Kind.CHANGE_EMAIL;
            if ((email && !free(emailOwners, attempt.email(), user))
                    || (username && !free(usernameOwners, attempt.username(), user))) {
                return false;
            }
            if (email) {
                take(emailOwners, attempt.email(), user);
            }
            if (username) {
                take(usernameOwners, attempt.username(), user);
            }
            erased.put(user, false);
            return true;
        }

        private static boolean free(Map<Integer, Integer> owners, int value, int user) {
            return owners.getOrDefault(value, user) == user;
        }

        private static void take(Map<Integer, Integer> owners, @Nullable Integer value, int user) {
            owners.values().removeIf(owner -> owner == user);
            if (value != null) {
                owners.put(value, user);
            }
        }

        @Override
        public String toString() {
            return "emails " + emailOwners + ", usernames " + usernameOwners + ", erased " + erased;
        }
    }
}
