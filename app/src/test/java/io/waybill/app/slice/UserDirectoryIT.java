package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.People.Person;
import io.waybill.app.slice.RunningWaybill.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** Users as they are read. */
@ExtendWith(RunningWaybill.class)
class UserDirectoryIT {

    private static final String WAIT = "wait=20";

    private final Running waybill;
    private final People people;
    private final Trading trading;

    UserDirectoryIT(Running waybill) {
        this.waybill = waybill;
        this.people = new People(waybill);
        this.trading = new Trading(waybill);
    }

    @Test
    void a_change_that_is_waited_for_is_answered_as_it_now_reads() {
        var person = people.withRole("CLERK");
        String name = "new" + person.id();

        waybill.client()
                .patch()
                .uri("/api/users/{id}", person.id())
                .header("Prefer", WAIT)
                .bodyValue(Map.of("username", name))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody(JsonNode.class)
                .value(view -> assertThat(view).isEqualTo(trading.get("/api/users/{id}", person.id())));

        var view = trading.get("/api/users/{id}", person.id());
        assertThat(view.get("username").asString()).isEqualTo(name);
        assertThat(view.get("email").asString()).isEqualTo(person.email());
        assertThat(view.at("/roles/0").asString()).isEqualTo("CLERK");
        assertThat(view.get("active").asBoolean()).isTrue();
    }

    @Test
    void what_somebody_did_is_listed_newest_first_and_page_by_page() {
        var clerk = people.withRole("CLERK");
        String stockItem = trading.stocked("Counted", 10);
        for (int times = 0; times < 3; times++) {
            clerk.client()
                    .post()
                    .uri("/api/stock/{id}/movements", stockItem)
                    .bodyValue(Map.of("type", "SOLD", "quantity", 1))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }

        var first = Eventually.get(
                () -> activity(clerk, "limit=2"),
                page -> page.at("/items/0/version").asLong() == 4);
        assertThat(first.get("items")).hasSize(2).allSatisfy(done -> {
            assertThat(done.get("action").asString()).isEqualTo("stock.movement-recorded");
            assertThat(done.get("entityType").asString()).isEqualTo("StockItem");
            assertThat(done.get("entityId").asString()).isEqualTo(stockItem);
        });
        var second =
                activity(clerk, "limit=200&cursor=" + first.get("nextCursor").asString());
        assertThat(second.at("/items/0/version").asLong()).isEqualTo(2);
        assertThat(second.at("/items")
                        .valueStream()
                        .map(done -> done.get("action").asString()))
                .contains("user.registered");
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    private JsonNode activity(Person person, String parameters) {
        return Objects.requireNonNull(person.client()
                .get()
                .uri("/api/users/" + person.id() + "/audit-logs?" + parameters)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void users_are_found_by_a_part_of_the_name_or_the_address_and_by_role_and_state() {
        var clerk = people.withRole("CLERK");
        var viewer = people.withRole("VIEWER");
        deactivate(viewer).expectStatus().isOk();

        assertThat(found("q={q}", clerk.email().substring(2, 20).toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(clerk.id());
        assertThat(found("q={q}&role=VIEWER", viewer.email())).containsExactly(viewer.id());
        assertThat(found("q={q}&role=CLERK", viewer.email())).isEmpty();
        assertThat(found("q={q}&active=false", viewer.email())).containsExactly(viewer.id());
        assertThat(found("q={q}&active=true", viewer.email())).isEmpty();
        assertThat(found("q={q}", "%" + clerk.email().substring(3, 12))).isEmpty();
        assertThat(found("q={q}", "_".repeat(5))).isEmpty();
    }

    private ResponseSpec deactivate(Person person) {
        return waybill.client()
                .post()
                .uri("/api/users/{id}/deactivate", person.id())
                .header("Prefer", WAIT)
                .exchange();
    }

    private List<String> found(String query, String text) {
        return trading.get("/api/users?" + query, text)
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void all_users_are_read_page_by_page_and_none_twice() {
        for (int i = 0; i < 3; i++) {
            deactivate(people.withRole("VIEWER")).expectStatus().isOk();
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            var page = trading.get("/api/users?role=VIEWER&active=false&limit=2" + cursor);
            page.get("items")
                    .valueStream()
                    .map(item -> item.get("id").asString())
                    .forEach(ids::add);
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(ids).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void of_an_erased_user_no_personal_data_can_be_read_or_searched() {
        var person = people.withRole("CUSTOMER");
        String version = waybill.client()
                .delete()
                .uri("/api/users/{id}", person.id())
                .exchange()
                .expectStatus()
                .isNoContent()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();

        waybill.client()
                .get()
                .uri("/api/users/{id}", person.id())
                .header("Waybill-Min-Version", Objects.requireNonNull(version).replace("\"", ""))
                .header("Prefer", WAIT)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.active")
                .isEqualTo(false)
                .jsonPath("$.email")
                .isEmpty()
                .jsonPath("$.username")
                .isEmpty();
        assertThat(JdbcClient.create(waybill.bean(DataSource.class))
                        .sql("select row_to_json(u)::text from projection.app_user u where id = ?")
                        .param(person.id())
                        .query(String.class)
                        .single())
                .doesNotContain(person.email().substring(0, 10));
        assertThat(found("q={q}", person.email())).isEmpty();
    }

    @Test
    void a_version_that_never_comes_is_told_and_not_waited_for_without_end() {
        var person = people.withRole("CUSTOMER");
        waybill.client()
                .get()
                .uri("/api/users/{id}", person.id())
                .header("Waybill-Min-Version", "99")
                .header("Prefer", "wait=1")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        waybill.client()
                .get()
                .uri("/api/users/{id}", person.id())
                .header("Waybill-Min-Version", "often")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }
}
