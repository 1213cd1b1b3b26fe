package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.waybill.app.slice.AccountHolder.Tokens;
import io.waybill.app.slice.RunningWaybill.Running;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys come and go, and nobody is signed out. */
@ExtendWith(RunningWaybill.class)
class SigningKeyIT {

    private final Running waybill;
    private final JdbcClient database;
    private final AccountHolder ann;

    SigningKeyIT(Running waybill) {
        this.waybill = waybill;
        this.database = JdbcClient.create(waybill.bean(DataSource.class));
        this.ann = AccountHolder.registered(waybill);
    }

    @Test
    void a_key_is_published_before_it_signs_and_the_former_one_verifies_on() {
        Tokens before = ann.signIn();
        String former = keyOf(before);
        database.sql("update api.signing_key set signs_from = signs_from - interval '40 days'")
                .update();

        List<String> published = Eventually.get(this::published, keys -> keys.size() == 2 && keys.contains(former));
        Tokens meanwhile = AccountHolder.tokens(ann.refresh(before.refreshToken()));
        assertThat(keyOf(meanwhile)).isEqualTo(former);

        database.sql("update api.signing_key set signs_from = now() where signs_from > now()")
                .update();
        Tokens after = Eventually.get(ann::signIn, tokens -> !keyOf(tokens).equals(former));
        assertThat(published).contains(keyOf(after));
        assertThat(ann.isIn(before)).isTrue();
        assertThat(ann.isIn(after)).isTrue();
        assertThat(published()).containsExactlyInAnyOrder(former, keyOf(after));
    }

    @Test
    void a_key_goes_when_all_that_was_signed_with_it_has_expired() {
        var pair = Jwts.SIG.ES256.keyPair().build();
        String finished = UUID.randomUUID().toString();
        database.sql("update api.signing_key set signs_from = now() - interval '1 hour'")
                .update();
        database.sql("""
                        insert into api.signing_key (id, public_key, private_key, generation, signs_from)
                        values (?, ?, ?, -1, now() - interval '2 hours')""")
                .params(
                        finished,
                        pair.getPublic().getEncoded(),
                        pair.getPrivate().getEncoded())
                .update();

        Eventually.get(
                () -> database.sql("select count(*) from api.signing_key where id = ?")
                        .param(finished)
                        .query(Long.class)
                        .single(),
                count -> count == 0);
        assertThat(Eventually.get(this::published, keys -> !keys.contains(finished)))
                .isNotEmpty();
    }

    /** What an operator does who knows that a key was stolen. */
    @Test
    void a_key_that_is_deleted_is_good_for_nothing_and_still_nobody_is_signed_out() {
        Tokens before = ann.signIn();
        database.sql("delete from api.signing_key").update();
        try {
            Eventually.get(() -> ann.isIn(before), in -> !in);
            Tokens after = AccountHolder.tokens(ann.refresh(before.refreshToken()));
            assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
            assertThat(ann.isIn(after)).isTrue();
            assertThat(published()).containsExactly(keyOf(after));
        } finally {
            waybill.signInAgain();
        }
    }

    @Test
    void whoever_verifies_elsewhere_may_keep_the_keys_for_a_while() {
        waybill.anonymous()
                .get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=600, public");
    }

    private List<String> published() {
        JsonNode keys = Objects.requireNonNull(waybill.anonymous()
                .get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        return keys.get("keys")
                .valueStream()
                .map(key -> key.get("kid").asString())
                .toList();
    }

    private static String keyOf(Tokens tokens) {
        String header = tokens.accessToken().split("\\.", -1)[0];
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(header))
                .get("kid")
                .asString();
    }
}
