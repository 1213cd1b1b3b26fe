package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.api.session.Device;
import io.waybill.api.session.Sessions;
import io.waybill.app.slice.AccountHolder.Tokens;
import io.waybill.app.slice.RunningWaybill.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** People stay signed in, and are signed out. */
@ExtendWith(RunningWaybill.class)
class SessionIT {

    private final Running waybill;
    private final ReactiveStringRedisTemplate redis;
    private final JdbcClient database;
    private final AccountHolder ann;

    SessionIT(Running waybill) {
        this.waybill = waybill;
        this.redis = waybill.bean(ReactiveStringRedisTemplate.class);
        this.database = JdbcClient.create(waybill.bean(DataSource.class));
        this.ann = AccountHolder.registered(waybill);
    }

    @Test
    void each_refresh_token_is_good_once_and_gives_the_next() {
        Tokens first = ann.signIn();
        Tokens second = AccountHolder.tokens(ann.refresh(first.refreshToken()));
        Tokens third = AccountHolder.tokens(ann.refresh(second.refreshToken()));

        assertThat(List.of(first.refreshToken(), second.refreshToken(), third.refreshToken()))
                .doesNotHaveDuplicates();
        assertThat(third.session()).isEqualTo(first.session());
        assertThat(ann.isIn(first)).isTrue();
        assertThat(ann.isIn(third)).isTrue();
    }

    @Test
    void an_answer_tells_how_long_one_stays_signed_in() {
        JsonNode answer = AccountHolder.body(ann.refresh(ann.signIn().refreshToken()));
        assertThat(answer.get("refreshExpiresIn").asLong()).isBetween(2_592_000L - 60, 2_592_000L);
    }

    @Test
    void a_token_that_was_spent_ends_its_session_and_is_told_of_once() {
        Tokens first = ann.signIn();
        Tokens second = AccountHolder.tokens(ann.refresh(first.refreshToken()));
        Tokens third = AccountHolder.tokens(ann.refresh(second.refreshToken()));

        refused(ann.refresh(first.refreshToken()));

        refused(ann.refresh(third.refreshToken()));
        refused(ann.refresh(first.refreshToken()));
        assertThat(ann.isIn(third)).isFalse();
        assertThat(reuses()).isEqualTo(1);
        // Whoever is signed in elsewhere stays so.
        assertThat(ann.isIn(ann.signIn())).isTrue();
    }

    @Test
    void who_presents_a_spent_token_cannot_keep_that_from_being_told() {
        Tokens first = ann.signIn();
        ann.refresh(AccountHolder.tokens(ann.refresh(first.refreshToken())).refreshToken());
        waybill.anonymous()
                .post()
                .uri("/api/auth/refresh")
                .header("If-Match", "\"999\"")
                .header("Idempotency-Key", "k")
                .bodyValue(Map.of("refreshToken", first.refreshToken()))
                .exchange()
                .expectStatus()
                .isUnauthorized();
        assertThat(reuses()).isEqualTo(1);
    }

    @Test
    void the_same_token_at_once_gives_everyone_the_same_next_one() throws Exception {
        Tokens signedIn = ann.signIn();
        Callable<Tokens> refresh = () -> AccountHolder.tokens(ann.refresh(signedIn.refreshToken()));
        List<Tokens> answers;
        try (var clients = Executors.newFixedThreadPool(8)) {
            answers = clients.invokeAll(Collections.nCopies(8, refresh)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers)
                .extracting(Tokens::refreshToken)
                .containsOnly(answers.getFirst().refreshToken());
        assertThat(answers).allMatch(ann::isIn);
        AccountHolder.tokens(ann.refresh(answers.getFirst().refreshToken()));
        assertThat(reuses()).isZero();
    }

    @Test
    void who_lost_the_answer_gets_it_again_for_a_few_seconds() {
        Tokens first = ann.signIn();
        Tokens second = AccountHolder.tokens(ann.refresh(first.refreshToken()));
        Tokens again = AccountHolder.tokens(ann.refresh(first.refreshToken()));
        assertThat(again.refreshToken()).isEqualTo(second.refreshToken());
        assertThat(ann.isIn(again)).isTrue();

        graceIsOver(first);
        refused(ann.refresh(first.refreshToken()));
        refused(ann.refresh(second.refreshToken()));
        assertThat(reuses()).isEqualTo(1);
    }

    @Test
    void another_device_does_not_get_it_again() {
        Tokens first = ann.signIn("a phone");
        Tokens second = AccountHolder.tokens(ann.refresh(first.refreshToken(), "a phone"));
        refused(ann.refresh(first.refreshToken(), "a thief"));
        refused(ann.refresh(second.refreshToken(), "a phone"));
        assertThat(reuses()).isEqualTo(1);
    }

    @Test
    void what_is_kept_in_redis_holds_no_token() {
        Tokens first = ann.signIn();
        Tokens second = AccountHolder.tokens(ann.refresh(first.refreshToken()));
        String prefix = "waybill:{sessions}:session:" + first.session();
        String kept = redis.<String, String>opsForHash()
                        .entries(prefix)
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collectList()
                        .block()
                + redis.opsForValue().get(prefix + ":successor").block();

        for (Tokens tokens : List.of(first, second)) {
            for (String secret : tokens.refreshToken().split("\\.", -1)) {
                assertThat(kept).doesNotContain(secret);
            }
        }
        assertThat(redis.getExpire(prefix).block()).isPositive().isLessThanOrEqualTo(Duration.ofDays(7));
        assertThat(redis.getExpire(prefix + ":successor").block())
                .isPositive()
                .isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "wbr_", "SESSION.aaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void who_only_knows_the_id_of_a_session_cannot_end_it(String token) {
        Tokens tokens = ann.signIn();
        refused(ann.refresh(token.replace("SESSION", "wbr_" + tokens.session())));
        AccountHolder.tokens(ann.refresh(tokens.refreshToken()));
    }

    @Test
    void a_refresh_without_any_token_is_refused() {
        refused(waybill.anonymous().post().uri("/api/auth/refresh").exchange());
    }

    @Test
    void of_a_refresh_nothing_is_kept_for_a_repetition() {
        Tokens first = ann.signIn();
        var answer = waybill.anonymous()
                .post()
                .uri("/api/auth/refresh")
                .headers(headers -> headers.setBearerAuth(first.accessToken()))
                .header("Idempotency-Key", "refresh-" + first.session())
                .bodyValue(Map.of("refreshToken", first.refreshToken()))
                .exchange();
        Tokens second = AccountHolder.tokens(answer);

        var kept = redis.scan()
                .filter(key -> key.startsWith("waybill:idempotency:"))
                .flatMap(key -> redis.opsForValue().get(key))
                .collectList()
                .block();
        assertThat(kept).noneMatch(text -> text.contains(second.refreshToken()));
    }

    @Test
    void redis_dies_between_two_refreshes_and_nobody_is_signed_out() throws Exception {
        Tokens first = ann.signIn();
        Tokens gone = ann.signIn();
        ann.ask(HttpMethod.POST, "/api/auth/logout", gone).expectStatus().isNoContent();
        Tokens second = AccountHolder.tokens(ann.refresh(first.refreshToken()));
        AccountHolder bob = AccountHolder.registered(waybill);
        Tokens bobs = bob.signIn();
        waybill.withoutRedis(() -> {
            unavailable(ann.refresh(second.refreshToken()));
            unavailable(waybill.anonymous()
                    .post()
                    .uri("/api/auth/login")
                    .bodyValue(Map.of("email", ann.email(), "password", AccountHolder.PASSWORD))
                    .exchange());
            unavailable(ann.ask(HttpMethod.POST, "/api/auth/logout", second));
            unavailable(ann.ask(HttpMethod.GET, "/api/auth/sessions", second));
            // Who is signed in is served on, and who is not, is not.
            me(second).expectStatus().isNotFound();
            me(gone).expectStatus().isUnauthorized();
            // And what is decided meanwhile is known where it is read.
            bob.become("VIEWER").expectStatus().isOk();
            Eventually.get(() -> me(bobs).returnResult(Void.class).getStatus().value(), status -> status == 401);
        });

        Eventually.get(
                () -> ann.refresh(second.refreshToken())
                        .returnResult(Void.class)
                        .getStatus(),
                status -> status.value() != 503);
        // Spent just now by the first of these, whose answer was not read.
        Tokens third = AccountHolder.tokens(ann.refresh(second.refreshToken()));
        Tokens fourth = AccountHolder.tokens(ann.refresh(third.refreshToken()));
        assertThat(ann.isIn(fourth)).isTrue();
        refused(ann.refresh(gone.refreshToken()));
        assertThat(reuses()).isZero();
        anotherNodeRevokes(Map.of("session", fourth.session()));
        Eventually.get(() -> ann.isIn(fourth), in -> !in);
        // What could not be announced then is announced now.
        Eventually.get(() -> announcedVersionsOf(bob), count -> count == 1);
        AccountHolder.tokens(bob.refresh(bobs.refreshToken()));
    }

    private long announcedVersionsOf(AccountHolder person) {
        return redis.<String, String>opsForStream()
                .range("waybill:{sessions}:revoked", Range.unbounded())
                .filter(entry -> person.id().equals(entry.getValue().get("user")))
                .count()
                .blockOptional()
                .orElseThrow();
    }

    @Test
    void what_another_node_revokes_is_heard_here() {
        Tokens one = ann.signIn();
        Tokens other = ann.signIn();
        anotherNodeRevokes(Map.of("session", one.session()));
        Eventually.get(() -> ann.isIn(one), in -> !in);
        assertThat(ann.isIn(other)).isTrue();
    }

    /** Otherwise a token would be given that is refused at once. */
    @Test
    void a_refresh_waits_until_the_account_is_what_it_is_known_to_be_elsewhere() {
        Tokens tokens = ann.signIn();
        anotherNodeRevokes(Map.of("user", ann.id(), "version", "7"));
        Eventually.get(() -> ann.isIn(tokens), in -> !in);
        unavailable(ann.refresh(tokens.refreshToken()));

        database.sql("update api.account set version = 7 where id = ?")
                .param(ann.id())
                .update();
        assertThat(ann.isIn(AccountHolder.tokens(ann.refresh(tokens.refreshToken()))))
                .isTrue();
    }

    private void anotherNodeRevokes(Map<String, String> what) {
        redis.opsForStream().add("waybill:{sessions}:revoked", what).block();
    }

    @Test
    void a_session_ends_that_is_not_used() {
        Tokens tokens = ann.signIn();
        String key = "waybill:{sessions}:session:" + tokens.session();
        String longAgo = Long.toString(
                Instant.now().minus(Duration.ofDays(7)).minusSeconds(1).toEpochMilli());
        redis.opsForHash().put(key, "used", longAgo).block();

        refused(ann.refresh(tokens.refreshToken()));
        assertThat(redis.hasKey(key).block()).isFalse();
        assertThat(reuses()).isZero();
    }

    /** Something that needs a token that is good, and not Redis. */
    private ResponseSpec me(Tokens tokens) {
        return ann.ask(HttpMethod.GET, "/api/products/none", tokens);
    }

    @Test
    void signing_out_ends_this_session_at_once_and_no_other() {
        Tokens here = ann.signIn();
        Tokens elsewhere = ann.signIn();
        ann.ask(HttpMethod.POST, "/api/auth/logout", here).expectStatus().isNoContent();

        assertThat(ann.isIn(here)).isFalse();
        refused(ann.refresh(here.refreshToken()));
        assertThat(ann.isIn(elsewhere)).isTrue();
        AccountHolder.tokens(ann.refresh(elsewhere.refreshToken()));
        assertThat(reuses()).isZero();
    }

    @Test
    void who_is_not_signed_in_cannot_sign_out() {
        for (String path : List.of("/api/auth/logout", "/api/auth/logout-all")) {
            waybill.anonymous().post().uri(path).exchange().expectStatus().isUnauthorized();
        }
    }

    @Test
    void signing_out_everywhere_ends_all_sessions() {
        List<Tokens> all = List.of(ann.signIn(), ann.signIn(), ann.signIn());
        AccountHolder other = AccountHolder.registered(waybill);
        Tokens others = other.signIn();
        ann.ask(HttpMethod.POST, "/api/auth/logout-all", all.getFirst())
                .expectStatus()
                .isNoContent();

        assertThat(all).noneMatch(ann::isIn);
        all.forEach(tokens -> refused(ann.refresh(tokens.refreshToken())));
        assertThat(other.isIn(others)).isTrue();
    }

    @Test
    void one_sees_ones_devices_and_signs_one_of_them_out() {
        Tokens phone = ann.signIn("a phone");
        Tokens desk = ann.signIn("a desk");
        Tokens now = AccountHolder.tokens(ann.refresh(desk.refreshToken(), "a desk, newer"));

        JsonNode list = sessions(now, "");
        assertThat(list.get("nextCursor").isNull()).isTrue();
        assertThat(list.at("/items/0/id").asString()).isEqualTo(desk.session());
        assertThat(list.at("/items/0/userAgent").asString()).isEqualTo("a desk, newer");
        assertThat(list.at("/items/0/current").asBoolean()).isTrue();
        assertThat(list.at("/items/0/ip").asString()).isEqualTo("127.0.0.1");
        assertThat(list.at("/items/1/id").asString()).isEqualTo(phone.session());
        assertThat(list.at("/items/1/current").asBoolean()).isFalse();
        assertThat(list.at("/items").size()).isEqualTo(2);
        JsonNode page = sessions(now, "?limit=1");
        assertThat(sessions(now, "?limit=1&cursor=" + page.get("nextCursor").asString())
                        .at("/items/0/id"))
                .isEqualTo(list.at("/items/1/id"));
        ann.ask(HttpMethod.GET, "/api/auth/sessions?cursor=x", now)
                .expectStatus()
                .isBadRequest();

        ann.ask(HttpMethod.DELETE, "/api/auth/sessions/" + phone.session(), now)
                .expectStatus()
                .isNoContent();
        assertThat(ann.isIn(phone)).isFalse();
        refused(ann.refresh(phone.refreshToken(), "a phone"));
        assertThat(sessions(now, "").at("/items").size()).isEqualTo(1);
        ann.ask(HttpMethod.DELETE, "/api/auth/sessions/" + phone.session(), now)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void nobody_signs_somebody_else_out() {
        Tokens mine = ann.signIn();
        AccountHolder other = AccountHolder.registered(waybill);
        Tokens others = other.signIn();
        ann.ask(HttpMethod.DELETE, "/api/auth/sessions/" + others.session(), mine)
                .expectStatus()
                .isNotFound();
        ann.ask(HttpMethod.DELETE, "/api/auth/sessions/nonsense", mine)
                .expectStatus()
                .isNotFound();
        assertThat(other.isIn(others)).isTrue();
        AccountHolder.tokens(other.refresh(others.refreshToken()));
    }

    @Test
    void with_the_password_every_other_session_ends() {
        Tokens here = ann.signIn();
        Tokens elsewhere = ann.signIn();
        ann.ask(
                        HttpMethod.POST,
                        "/api/auth/password",
                        here,
                        Map.of("oldPassword", AccountHolder.PASSWORD, "newPassword", "another good one"))
                .expectStatus()
                .isNoContent();

        assertThat(ann.isIn(elsewhere)).isFalse();
        refused(ann.refresh(elsewhere.refreshToken()));
        assertThat(ann.isIn(here)).isTrue();
        AccountHolder.tokens(ann.refresh(here.refreshToken()));
    }

    /** Whoever knows the old password tries to get in just then. */
    @Test
    void no_session_of_the_old_password_outlives_it_however_close_it_was() throws Exception {
        Tokens here = ann.signIn();
        var changed = new AtomicBoolean();
        Callable<List<Tokens>> thief = () -> {
            List<Tokens> got = new ArrayList<>();
            while (!changed.get()) {
                ann.trySignIn().ifPresent(got::add);
            }
            ann.trySignIn().ifPresent(got::add);
            return got;
        };
        List<Tokens> stolen = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            var thieves = List.of(threads.submit(thief), threads.submit(thief), threads.submit(thief));
            ann.ask(
                            HttpMethod.POST,
                            "/api/auth/password",
                            here,
                            Map.of("oldPassword", AccountHolder.PASSWORD, "newPassword", "another good one"))
                    .expectStatus()
                    .isNoContent();
            changed.set(true);
            for (Future<List<Tokens>> got : thieves) {
                stolen.addAll(got.get());
            }
        }

        assertThat(stolen).isNotEmpty().noneMatch(ann::isIn);
        stolen.forEach(tokens -> refused(ann.refresh(tokens.refreshToken())));
        assertThat(ann.isIn(here)).isTrue();
    }

    @Test
    void signing_out_everywhere_ends_what_is_just_being_refreshed() throws Exception {
        Tokens here = ann.signIn();
        Tokens elsewhere = ann.signIn();
        try (var threads = Executors.newFixedThreadPool(1)) {
            Future<Tokens> last = threads.submit(() -> {
                Tokens newest = elsewhere;
                while (true) {
                    var answer = ann.refresh(newest.refreshToken());
                    JsonNode body = AccountHolder.body(answer);
                    if (!body.has("accessToken")) {
                        return newest;
                    }
                    newest = new Tokens(
                            body.get("accessToken").asString(),
                            body.get("refreshToken").asString());
                }
            });
            ann.ask(HttpMethod.POST, "/api/auth/logout-all", here)
                    .expectStatus()
                    .isNoContent();
            assertThat(ann.isIn(last.get())).isFalse();
            refused(ann.refresh(last.get().refreshToken()));
        }
        assertThat(reuses()).isZero();
    }

    /** What is left where this process dies in the midst of a change: sessions that do not know the new password. */
    @Test
    void a_session_ends_with_the_password_that_opened_it_whatever_else_failed() {
        Tokens tokens = ann.signIn();
        database.sql("update api.account set password_version = password_version + 1 where id = ?")
                .param(ann.id())
                .update();
        refused(ann.refresh(tokens.refreshToken()));
        assertThat(ann.isIn(tokens)).isFalse();
    }

    @Test
    void other_roles_reach_who_is_signed_in_within_seconds() {
        Tokens before = ann.signIn();
        ann.become("CLERK").expectStatus().isOk();

        Eventually.get(() -> ann.isIn(before), in -> !in);
        Tokens after = AccountHolder.tokens(ann.refresh(before.refreshToken()));
        ann.ask(HttpMethod.GET, "/api/stock", after).expectStatus().isOk();

        ann.become("CUSTOMER").expectStatus().isOk();
        Eventually.get(() -> ann.isIn(after), in -> !in);
        ann.ask(HttpMethod.GET, "/api/stock", AccountHolder.tokens(ann.refresh(after.refreshToken())))
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /api/users/{id}/deactivate", "DELETE /api/users/{id}"})
    void who_may_not_sign_in_any_more_is_signed_out_within_seconds(String write) {
        Tokens tokens = ann.signIn();
        String[] request = write.split(" ", 2);
        waybill.client()
                .method(HttpMethod.valueOf(request[0]))
                .uri(request[1], ann.id())
                .exchange()
                .expectStatus()
                .is2xxSuccessful();

        Eventually.get(() -> ann.isIn(tokens), in -> !in);
        refused(ann.refresh(tokens.refreshToken()));
        Eventually.get(
                () -> redis.hasKey("waybill:{sessions}:session:" + tokens.session())
                        .block(),
                there -> !Boolean.TRUE.equals(there));
    }

    @Test
    void a_person_has_so_many_sessions_and_the_one_used_longest_ago_goes() {
        Tokens used = ann.signIn();
        Tokens unused = ann.signIn();
        Tokens refreshed = AccountHolder.tokens(ann.refresh(used.refreshToken()));
        Flux.range(2, 99)
                .concatMap(number -> waybill.bean(Sessions.class).open(ann.id(), 0, new Device("", "")))
                .blockLast();

        refused(ann.refresh(unused.refreshToken()));
        assertThat(ann.isIn(unused)).isFalse();
        assertThat(ann.isIn(refreshed)).isTrue();
        assertThat(sessions(refreshed, "?limit=200").at("/items").size()).isEqualTo(100);
    }

    private void graceIsOver(Tokens spent) {
        assertThat(redis.delete("waybill:{sessions}:session:" + spent.session() + ":successor")
                        .block())
                .isEqualTo(1);
    }

    private JsonNode sessions(Tokens tokens, String query) {
        return AccountHolder.body(ann.ask(HttpMethod.GET, "/api/auth/sessions" + query, tokens)
                .expectStatus()
                .isOk());
    }

    /** How often the event store tells that a refresh token of hers was reused. */
    private long reuses() {
        return database.sql("""
                        select count(*) from axonserver.event
                        where aggregate_id = ? and payload_type = 'user.refresh-token-reused'""").param(ann.id()).query(Long.class).single();
    }

    private static void refused(ResponseSpec answer) {
        answer.expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:waybill:problem:unauthenticated")
                .jsonPath("$.detail")
                .isEqualTo("The refresh token is not good, or no longer: sign in again.");
    }

    private static void unavailable(ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:waybill:problem:unavailable");
    }
}
