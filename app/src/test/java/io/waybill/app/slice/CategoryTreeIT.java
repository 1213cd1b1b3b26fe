package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

/** The tree of categories, as it is read. */
@ExtendWith(RunningWaybill.class)
class CategoryTreeIT {

    private final Running waybill;
    private final Trading trading;

    CategoryTreeIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void a_category_is_read_within_its_parent_as_soon_as_its_answer_when_asked_to_wait() {
        String drinks = create("Drinks " + UUID.randomUUID(), null);
        String tea = create("Tea", drinks);
        String green = create("Green", tea);

        assertThat(branch(drinks).at("/children/0/id").asString()).isEqualTo(tea);
        assertThat(branch(drinks).at("/children/0/children/0/id").asString()).isEqualTo(green);
        assertThat(branch(drinks).at("/children/0/children/0/parentId").asString())
                .isEqualTo(tea);

        change(green, "Green tea", drinks);
        assertThat(names(branch(drinks))).containsExactly("Green tea", "Tea");
        assertThat(branch(drinks).at("/children/1/children")).isEmpty();
    }

    @Test
    void names_are_in_the_order_of_a_thai_dictionary() {
        String shop = create("ร้าน " + UUID.randomUUID(), null);
        // By code points the vowels that are written first would put เกลือ and ไข่ behind ชา and ฮ่อยจ๊อ.
        for (String name : List.of("ฮ่อยจ๊อ", "ไข่", "ชา", "Zinc", "เกลือ", "apple", "กาแฟ")) {
            create(name, shop);
        }

        assertThat(names(branch(shop))).containsExactly("กาแฟ", "เกลือ", "ไข่", "ชา", "ฮ่อยจ๊อ", "apple", "Zinc");
    }

    @Test
    void the_tree_is_sent_again_only_if_it_changed() {
        create("Changed " + UUID.randomUUID(), null);
        String tag = Objects.requireNonNull(tree().getResponseHeaders().getETag());

        waybill.client()
                .get()
                .uri("/api/categories")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
        create("Changed again " + UUID.randomUUID(), null);
        waybill.client()
                .get()
                .uri("/api/categories")
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private EntityExchangeResult<JsonNode> tree() {
        return waybill.client()
                .get()
                .uri("/api/categories")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult();
    }

    private JsonNode branch(String id) {
        return trading.get("/api/categories")
                .get("items")
                .valueStream()
                .filter(branch -> branch.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode branch) {
        return branch.get("children")
                .valueStream()
                .map(child -> child.get("name").asString())
                .toList();
    }

    private String create(String name, @Nullable String parent) {
        return Objects.requireNonNull(waybill.client()
                        .post()
                        .uri("/api/categories")
                        .header("Prefer", "wait=20")
                        .bodyValue(body(name, parent))
                        .exchange()
                        .expectStatus()
                        .isCreated()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .get("id")
                .asString();
    }

    private void change(String id, String name, @Nullable String parent) {
        waybill.client()
                .put()
                .uri("/api/categories/{id}", id)
                .header("Prefer", "wait=20")
                .bodyValue(body(name, parent))
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static Map<String, Object> body(String name, @Nullable String parent) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name));
        if (parent != null) {
            body.put("parentId", parent);
        }
        return body;
    }
}
