package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;

/** A request that is sent again with its idempotency key. */
@ExtendWith(RunningWaybill.class)
class IdempotencyIT {

    private final Running waybill;
    private final Trading trading;
    private final String key = UUID.randomUUID().toString();

    IdempotencyIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void is_answered_as_the_first_time_and_carried_out_once() {
        String item = trading.stocked("Repeated", 10);

        String first = body(sell(item, 3).expectHeader().doesNotExist("Idempotency-Replayed"));
        String second = body(sell(item, 3).expectHeader().valueEquals("Idempotency-Replayed", "true"));

        assertThat(second).isEqualTo(first);
        assertThat(movementsOf(item)).isEqualTo(2);
    }

    @Test
    void is_recognised_without_any_memory_of_the_edge() {
        String item = trading.stocked("Forgotten", 10);
        String first = body(sell(item, 3));

        forgetAnswers();
        String second = body(sell(item, 3).expectHeader().valueEquals("Idempotency-Replayed", "true"));

        assertThat(second).isEqualTo(first);
        assertThat(movementsOf(item)).isEqualTo(2);
    }

    @Test
    void is_answered_at_once_though_the_node_died_with_it() {
        String item = trading.stocked("Died", 10);
        String first = body(sell(item, 3));

        leaveAnswersPending();
        String second = body(sell(item, 3));

        assertThat(second).isEqualTo(first);
        assertThat(movementsOf(item)).isEqualTo(2);
    }

    @Test
    void makes_one_thing_even_without_any_memory_of_the_edge() {
        Map<String, Object> product = Trading.product("Made once", 1);
        String first = body(register(product));

        forgetAnswers();
        String second = body(register(product));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void with_another_body_is_refused() {
        String item = trading.stocked("Changed", 10);
        sell(item, 3).expectStatus().isOk();

        sell(item, 4)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:waybill:problem:key-reused");

        forgetAnswers();
        sell(item, 5).expectStatus().isEqualTo(422);
        assertThat(movementsOf(item)).isEqualTo(2);
    }

    @Test
    void is_refused_again_if_it_was_refused() {
        String item = trading.stocked("Refused", 1);
        String first = body(sell(item, 3).expectStatus().isEqualTo(409));
        trading.move(item, "RECEIVED", 10).expectStatus().isOk();

        assertThat(body(sell(item, 3).expectStatus().isEqualTo(409))).isEqualTo(first);
    }

    @Test
    void registers_one_person_though_nobody_is_signed_in() {
        String name = "once" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> person =
                Map.of("email", name + "@example.com", "username", name, "password", "a long enough secret");

        String first = body(registerPerson(person));
        String second = body(registerPerson(person));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void makes_another_thing_at_another_endpoint() {
        register(Trading.product("One key", 1));
        forgetAnswers();
        String name = "other" + UUID.randomUUID().toString().substring(0, 8);

        waybill.client()
                .post()
                .uri("/api/auth/register")
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("email", name + "@example.com", "username", name, "password", "a long enough secret"))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private ResponseSpec registerPerson(Map<String, String> person) {
        return waybill.client()
                .mutate()
                .defaultHeaders(headers -> headers.remove("Authorization"))
                .build()
                .post()
                .uri("/api/auth/register")
                .header("Idempotency-Key", key)
                .bodyValue(person)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Test
    void needs_a_key_that_is_one() {
        waybill.client()
                .post()
                .uri("/api/stock/any/movements")
                .header("Idempotency-Key", "x".repeat(256))
                .bodyValue(Map.of("type", "SOLD", "quantity", 1))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private ResponseSpec sell(String item, long quantity) {
        return waybill.client()
                .post()
                .uri("/api/stock/{id}/movements", item)
                .header("Idempotency-Key", key)
                .bodyValue(Map.of("type", "SOLD", "quantity", quantity))
                .exchange();
    }

    private ResponseSpec register(Map<String, Object> product) {
        return waybill.client()
                .post()
                .uri("/api/products")
                .header("Idempotency-Key", key)
                .bodyValue(product)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private static String body(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody());
    }

    /** As a node leaves them that dies between append and answer. */
    private void leaveAnswersPending() {
        var redis = waybill.bean(ReactiveStringRedisTemplate.class);
        assertThat(redis.keys("waybill:idempotency:*")
                        .flatMap(kept -> redis.opsForValue()
                                .get(kept)
                                .map(answer -> answer.replaceFirst("\"status\":[0-9]+", "\"status\":0"))
                                .flatMap(pending -> redis.opsForValue().set(kept, pending)))
                        .all(done -> done)
                        .block())
                .isTrue();
    }

    /** As if Redis had lost them. */
    private void forgetAnswers() {
        var redis = waybill.bean(ReactiveStringRedisTemplate.class);
        assertThat(redis.delete(Flux.from(redis.keys("waybill:idempotency:*"))).block())
                .isPositive();
    }

    private long movementsOf(String item) {
        return JdbcClient.create(waybill.bean(DataSource.class))
                .sql("""
                        select count(*) from axonserver.event
                        where aggregate_id = ? and payload_type = 'stock.movement-recorded'""")
                .param(item)
                .query(Long.class)
                .single();
    }
}
