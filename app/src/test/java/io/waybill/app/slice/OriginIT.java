package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import io.waybill.messages.Origin;
import io.waybill.messages.Origins;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What events tell of the requests behind them: readable for the audit, sealed in what is stored. */
@ExtendWith(RunningWaybill.class)
class OriginIT {

    private static final Origin ERASED = new Origin(null, null);

    private final String agent = "agent " + UUID.randomUUID();
    private final Running waybill;
    private final Trading trading;

    OriginIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void an_event_tells_who_asked_for_it_in_which_request_and_sealed_from_where() {
        String stockItem = trading.stocked("Traced", 1);
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        client(waybill.client())
                .post()
                .uri("/api/stock/{id}/movements", stockItem)
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("type", "SOLD", "quantity", 1))
                .exchange()
                .expectStatus()
                .isOk();

        MetaData metaData = events(stockItem).get(2);
        assertThat(metaData)
                .containsKeys("userId", "requestId", "origin")
                .containsEntry("traceId", traceId)
                .doesNotContainKeys("ip", "userAgent", "username", "expectedVersion");
        assertThat(origin(metaData)).isEqualTo(new Origin("127.0.0.1", agent));
        namedNowhere();
    }

    @Test
    void what_follows_by_policy_tells_the_same_and_nothing_more() {
        String from = trading.stockedAt("A", 10);
        String product = trading.get("/api/stock/{id}", from).get("productId").asString();
        client(waybill.client())
                .post()
                .uri("/api/stock/transfers")
                .bodyValue(Map.of("productId", product, "fromLocation", "A", "toLocation", "B", "quantity", 4))
                .exchange()
                .expectStatus()
                .isAccepted();
        JsonNode there = Eventually.get(
                () -> trading.get("/api/stock?productId={id}&location=B", product)
                        .at("/items/0"),
                item -> item.path("quantity").asLong() == 4);

        // Issued by one policy, received by another.
        assertThat(origin(events(from).getLast())).isEqualTo(new Origin("127.0.0.1", agent));
        assertThat(origin(events(there.get("id").asString()).getLast())).isEqualTo(new Origin("127.0.0.1", agent));
        namedNowhere();
    }

    @Test
    void who_registers_is_who_asked_and_takes_it_along_when_erased() {
        String name = "n" + UUID.randomUUID().toString().replace("-", "");
        var registered = client(waybill.anonymous())
                .post()
                .uri("/api/auth/register")
                .bodyValue(Map.of("email", name + "@example.org", "username", name, "password", "a good password"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        String id = Objects.requireNonNull(registered).get("id").asString();
        assertThat(events(id)).extracting(this::origin).containsOnly(new Origin("127.0.0.1", agent));

        waybill.client()
                .delete()
                .uri("/api/users/{id}", id)
                .exchange()
                .expectStatus()
                .isNoContent();

        List<MetaData> events = events(id);
        assertThat(origin(events.getFirst())).isEqualTo(ERASED);
        assertThat(events.getFirst()).containsEntry("userId", id);
        namedNowhere();
    }

    private WebTestClient client(WebTestClient client) {
        return client.mutate().defaultHeader("User-Agent", agent).build();
    }

    private List<MetaData> events(String aggregate) {
        return waybill.bean(EventStore.class)
                .readEvents(aggregate, 0) // without a snapshot
                .asStream()
                .<DomainEventMessage<?>>map(event -> event)
                .map(EventMessage::getMetaData)
                .toList();
    }

    private Origin origin(MetaData metaData) {
        return waybill.bean(Origins.class).of(metaData);
    }

    private void namedNowhere() {
        assertThat(JdbcClient.create(waybill.bean(DataSource.class))
                        .sql("""
                                select count(*) from axonserver.event
                                where metadata::text like '%' || :agent || '%'
                                   or metadata::text like '%127.0.0.1%'
                                   or convert_from(payload, 'UTF8') like '%' || :agent || '%'""")
                        .param("agent", agent)
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
