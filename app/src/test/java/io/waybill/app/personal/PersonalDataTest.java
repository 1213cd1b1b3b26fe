package io.waybill.app.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.command.Pseudonyms;
import io.waybill.messages.Origin;
import io.waybill.messages.Personal;
import io.waybill.messages.Refusal;
import io.waybill.messages.shipment.ShipmentBooked.End;
import io.waybill.messages.user.ArePersonalKeysDestroyed;
import io.waybill.messages.user.UserErased;
import io.waybill.messages.user.UserProfileChanged;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is known about a person, on a real PostgreSQL. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataTest {

    private static final String FIRST = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SECOND =
            Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes(StandardCharsets.UTF_8));
    private static final Personal ANN = new Personal("ann", "ann@example.org, สมศรี");

    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable DataSource database;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
        new PersonalDataConfiguration().personalSchema(database()).migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        Objects.requireNonNull(postgres).close();
    }

    @BeforeEach
    void forgetAll() {
        jdbc().sql("truncate personal.person_key, personal.secret").update();
    }

    @Test
    void what_is_sealed_is_read_back_and_tells_nothing_by_itself() {
        var node = node(FIRST);
        byte[] json = node.json().writeValueAsBytes(new UserProfileChanged("ann", ANN, "username:1"));

        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("\"person\":\"ann\"")
                .doesNotContain("example.org")
                .doesNotContain("สมศรี");
        assertThat(node.json().readValue(json, UserProfileChanged.class).username())
                .isEqualTo(ANN);
    }

    @Test
    void the_same_text_is_never_sealed_alike() {
        var node = node(FIRST);
        assertThat(node.seal(ANN)).isNotEqualTo(node.seal(ANN));
    }

    @Test
    void keys_survive_a_restart() {
        byte[] sealed = node(FIRST).seal(ANN);
        assertThat(node(FIRST).open(sealed)).isEqualTo(ANN);
    }

    @Test
    void of_an_erased_person_nothing_is_read_and_nothing_is_kept_any_more(CapturedOutput log) {
        var node = node(FIRST);
        byte[] sealed = node.seal(ANN);
        var policy = new WhenUserIsErasedThenDestroyTheKeys(node.keys());
        policy.on(new UserErased("ann", List.of("ann", "customer:1")));
        policy.on(new UserErased("ann", List.of("ann", "customer:1")));

        assertThat(node.open(sealed)).isEqualTo(new Personal("ann", null));
        assertThat(node(FIRST).open(sealed)).isEqualTo(new Personal("ann", null));
        assertThat(log).doesNotContain("lost");
        assertThatThrownBy(() -> node.json().writeValueAsBytes(new UserProfileChanged("ann", ANN, "username:1")))
                .satisfies(failure -> assertThat(HandlerExecutionException.<Refusal>resolveDetails(failure))
                        .contains(new Refusal(Refusal.Reason.CONFLICT, "This person was erased.")));
        // Not for a customer either of whom nothing was ever kept.
        assertThatThrownBy(() -> node(FIRST).seal(new Personal("customer:1", "x")))
                .hasMessage("This person was erased.");
        assertThat(new DestroyedKeys(node.keys()).answer(new ArePersonalKeysDestroyed("ann")))
                .isTrue();
    }

    @Test
    void a_text_that_is_absent_stays_absent_and_needs_no_key() {
        var erased = new Personal("nobody", null);
        assertThat(node(FIRST).open(node(FIRST).seal(erased))).isEqualTo(erased);
        assertThat(jdbc().sql("select count(*) from personal.person_key")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_lost_key_is_no_crash_and_is_told_from_an_erased_person(CapturedOutput log) {
        byte[] sealed = node(FIRST).seal(ANN);
        jdbc().sql("delete from personal.person_key").update();

        assertThat(node(FIRST).open(sealed)).isEqualTo(new Personal("ann", null));
        assertThat(log).contains("What is kept about ann cannot be read, its key is lost");
    }

    @Test
    void a_key_that_replaced_a_lost_one_opens_only_what_it_sealed(CapturedOutput log) {
        byte[] before = node(FIRST).seal(ANN);
        jdbc().sql("delete from personal.person_key").update();
        var node = node(FIRST);
        byte[] after = node.seal(ANN);

        assertThat(node.open(before)).isEqualTo(new Personal("ann", null));
        assertThat(node.open(after)).isEqualTo(ANN);
        assertThat(log).contains("its key is lost");
    }

    @Test
    void what_was_once_kept_in_the_clear_is_read_until_the_person_is_erased() {
        byte[] plain = "{\"personId\": \"ann\", \"text\": \"Bangkok\"}".getBytes(StandardCharsets.UTF_8);
        var node = node(FIRST);
        assertThat(node.open(plain)).isEqualTo(new Personal("ann", "Bangkok"));

        node.keys().destroy("ann");

        assertThat(node.open(plain)).isEqualTo(new Personal("ann", null));
    }

    @Test
    void of_where_a_shipment_goes_only_what_prices_go_by_is_in_the_clear() {
        var end = new End(ANN, List.of(ANN), new Personal("ann", "เชียงใหม่"), "50000", "TH");
        var node = node(FIRST);
        byte[] json = node.json().writeValueAsBytes(end);

        assertThat(new String(json, StandardCharsets.UTF_8))
                .contains("50000", "TH")
                .doesNotContain("เชียงใหม่", "example.org");
        assertThat(node.json().readValue(json, End.class)).isEqualTo(end);
    }

    @Test
    void what_is_sealed_for_one_person_is_not_read_as_of_another() {
        var node = node(FIRST);
        String sealed = new String(node.seal(ANN), StandardCharsets.UTF_8);
        node.seal(new Personal("bob", "x"));

        assertThat(node.open(sealed.replace("\"ann\"", "\"bob\"").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Personal("bob", null));
    }

    @Test
    void what_cannot_be_anything_sealed_is_no_crash() {
        var node = node(FIRST);
        node.seal(ANN);
        for (String sealed : List.of("", "%", "AA==", "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")) {
            byte[] json = ("{\"person\":\"ann\",\"sealed\":\"" + sealed + "\"}").getBytes(StandardCharsets.UTF_8);
            assertThat(node.open(json)).isEqualTo(new Personal("ann", null));
        }
    }

    @Test
    void another_node_notices_an_erasure_within_seconds() {
        byte[] sealed = node(FIRST).seal(ANN);
        var other = node(FIRST);
        assertThat(other.open(sealed)).isEqualTo(ANN);

        node(FIRST).keys().destroy("ann");

        await().untilAsserted(() -> assertThat(other.open(sealed).text()).isNull());
    }

    @Test
    void of_many_who_make_a_persons_key_at_once_all_use_the_same() {
        List<SecretKey> keys;
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            keys = IntStream.range(0, 16)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> node(FIRST).keys().forSealing("ann"), each))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
        assertThat(keys).hasSize(16).containsOnly(keys.getFirst());
    }

    @Test
    void a_new_master_key_reads_what_the_one_before_wrapped_and_changes_no_pseudonym() {
        byte[] sealed = node(FIRST).seal(ANN);
        String pseudonym = pseudonyms(settings(FIRST)).of("email", "ann@example.org");
        var rotated = new PersonalDataSettings(SECOND, "2", Map.of("1", FIRST));

        assertThat(node(rotated).open(sealed)).isEqualTo(ANN);
        assertThat(pseudonyms(rotated).of("email", "ann@example.org")).isEqualTo(pseudonym);
    }

    @Test
    void a_wrong_master_key_is_refused_at_the_start_and_reads_nothing() {
        byte[] sealed = node(FIRST).seal(ANN);
        pseudonyms(settings(FIRST));

        assertThat(node(SECOND).open(sealed)).isEqualTo(new Personal("ann", null));
        assertThatThrownBy(() -> node(SECOND).seal(ANN)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> pseudonyms(settings(SECOND))).isInstanceOf(WrongMasterKey.class);
    }

    @Test
    void a_pseudonym_is_the_same_for_every_way_of_writing_and_another_for_every_kind() {
        Pseudonyms pseudonyms = pseudonyms(settings(FIRST));
        String pseudonym = pseudonyms.of("email", "ann@example.org");

        assertThat(pseudonym).matches("email:[0-9a-f]{32}");
        assertThat(pseudonyms.of("email", " ANN@Example.ORG ")).isEqualTo(pseudonym);
        assertThat(pseudonyms.of("email", "ａnn@example.org")).isEqualTo(pseudonym);
        assertThat(pseudonyms.of("email", "bob@example.org")).isNotEqualTo(pseudonym);
        assertThat(pseudonyms.of("customer", "ann@example.org")).doesNotEndWith(pseudonym.substring(6));
    }

    @Test
    void a_master_key_that_is_none_is_refused() {
        assertThatThrownBy(() -> new MasterKeys(settings("c2hvcnQ="))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MasterKeys(settings("not base64"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(" ")).isInstanceOf(MissingMasterKey.class);
        assertThat(settings(FIRST)).asString().doesNotContain(FIRST);
    }

    @Test
    void where_a_request_came_from_is_kept_sealed_for_whoever_asked() {
        var origins = node(FIRST).origins();
        var kept = origins.keep(Map.of("userId", "ann", "ip", "192.0.2.7", "userAgent", "ann's phone"));

        assertThat(kept).containsOnlyKeys("origin");
        assertThat(kept.toString()).doesNotContain("192.0.2.7", "phone");
        assertThat(origins.read("ann", kept)).isEqualTo(new Origin("192.0.2.7", "ann's phone"));
        // Nobody else's, even with the key at hand.
        node(FIRST).seal(new Personal("bob", "x"));
        assertThat(origins.read("bob", kept)).isEqualTo(new Origin(null, null));
    }

    @Test
    void what_follows_from_an_event_hands_on_what_is_sealed() {
        var origins = node(FIRST).origins();
        var kept = origins.keep(Map.of("userId", "ann", "ip", "192.0.2.7"));

        assertThat(origins.keep(Map.of("userId", "ann", "origin", Objects.requireNonNull(kept.get("origin")))))
                .isEqualTo(kept);
    }

    @Test
    void where_requests_came_from_is_forgotten_with_whoever_asked_and_never_kept_again(CapturedOutput log) {
        var origins = node(FIRST).origins();
        Map<String, String> before = Map.of("userId", "ann", "ip", "192.0.2.7", "userAgent", "ann's phone");
        var kept = origins.keep(before);
        // As events had it before it was sealed.
        assertThat(origins.read("ann", before)).isEqualTo(new Origin("192.0.2.7", "ann's phone"));

        node(FIRST).keys().destroy("ann");
        var afterwards = node(FIRST).origins();

        assertThat(afterwards.read("ann", kept)).isEqualTo(new Origin(null, null));
        assertThat(afterwards.read("ann", before)).isEqualTo(new Origin(null, null));
        assertThat(afterwards.keep(before)).isEmpty();
        assertThat(log).doesNotContain("lost");
    }

    @Test
    void of_a_request_of_nobody_it_is_not_kept_where_it_came_from() {
        var origins = node(FIRST).origins();
        assertThat(origins.keep(Map.of("ip", "192.0.2.7"))).isEmpty();
        assertThat(origins.keep(Map.of("userId", "ann"))).isEmpty();
    }

    private static PersonalDataSettings settings(String masterKey) {
        return new PersonalDataSettings(masterKey, "1", Map.of());
    }

    private static Pseudonyms pseudonyms(PersonalDataSettings settings) {
        return new SecretPseudonyms(new Secrets(new MasterKeys(settings), database()).named("pseudonyms"));
    }

    private static DataSource database() {
        return Objects.requireNonNull(database);
    }

    private static JdbcClient jdbc() {
        return JdbcClient.create(database());
    }

    private static Node node(String masterKey) {
        return node(settings(masterKey));
    }

    /** A process that just started: it has nothing in mind. */
    private static Node node(PersonalDataSettings settings) {
        var keys = new PersonKeys(new MasterKeys(settings), database());
        return new Node(
                keys,
                JsonMapper.builder()
                        .addModule(new PersonalModule(new Seals(keys)))
                        .build());
    }

    private record Node(PersonKeys keys, JsonMapper json) {

        Kept origins() {
            return new Kept(new SealedOrigins(new Seals(keys)));
        }

        byte[] seal(Personal personal) {
            return json.writeValueAsBytes(personal);
        }

        Personal open(byte[] sealed) {
            return json.readValue(sealed, Personal.class);
        }
    }

    private record Kept(SealedOrigins origins) {

        Map<String, ?> keep(Map<String, ?> metaData) {
            return origins.correlationDataFor(new GenericMessage<>("a command", metaData));
        }

        Origin read(String userId, Map<String, ?> kept) {
            Map<String, Object> metaData = new HashMap<>(kept);
            metaData.put("userId", userId);
            return origins.of(metaData);
        }
    }
}
