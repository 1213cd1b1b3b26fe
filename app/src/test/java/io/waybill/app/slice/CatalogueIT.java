package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Products and categories that change. */
@ExtendWith(RunningWaybill.class)
class CatalogueIT {

    private final Running waybill;
    private final Trading trading;

    CatalogueIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void a_product_is_replaced_amended_and_given_another_price() {
        String id = registered(Trading.product("Before", 3));

        Map<String, Object> replacement = new HashMap<>(Trading.product("After", 3));
        replacement.remove("initialQuantity");
        replacement.remove("reorderLevel");
        waybill.client()
                .put()
                .uri("/api/products/{id}", id)
                .header("Prefer", "wait=20")
                .header("If-Match", "\"0\"")
                .bodyValue(replacement)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("After")
                .jsonPath("$.sku")
                .isEqualTo(replacement.get("sku"));

        patch("/api/products/{id}", id, Map.of("category", "Food"))
                .jsonPath("$.category")
                .isEqualTo("Food")
                .jsonPath("$.name")
                .isEqualTo("After");
        patch("/api/products/{id}/price", id, Map.of("price", Map.of("amount", "120.25", "currency", "THB")))
                .jsonPath("$.price.amount")
                .isEqualTo("120.25")
                .jsonPath("$.version")
                .isEqualTo(3);

        var found = Eventually.get(
                () -> trading.get("/api/products?q={q}", String.valueOf(replacement.get("sku"))),
                page -> page.at("/items/0/version").asLong() == 3);
        assertThat(found.at("/items/0/category").asString()).isEqualTo("Food");
        assertThat(trading.get("/api/stock?productId={id}", id)
                        .at("/items/0/productName")
                        .asString())
                .isEqualTo("After");
    }

    @Test
    void its_prices_are_remembered_with_who_decided_them() {
        String id = registered(Trading.product("Ever dearer", 3));
        for (String amount : List.of("120.25", "130.00", "130.00", "99.00")) {
            patch("/api/products/{id}/price", id, Map.of("price", Map.of("amount", amount, "currency", "THB")));
        }

        var history = waybill.client()
                .get()
                .uri("/api/products/{id}/price-history", id)
                .header(
                        "Waybill-Min-Version",
                        trading.get("/api/products/{id}", id).get("version").asString())
                .header("Prefer", "wait=20")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        var prices = Objects.requireNonNull(history).get("items");
        assertThat(amounts(prices, "price")).containsExactly("99.00", "130.00", "120.25", "99.50");
        assertThat(amounts(prices, "previousPrice")).containsExactly("130.00", "120.25", "99.50", "");
        assertThat(prices.at("/0/by/userId").asString())
                .isEqualTo(trading.get("/api/users/me").get("id").asString());
        var first = trading.get("/api/products/{id}/price-history?limit=3", id);
        var second = trading.get(
                "/api/products/{id}/price-history?limit=3&cursor={c}",
                id,
                first.get("nextCursor").asString());
        assertThat(amounts(second.get("items"), "price")).containsExactly("99.50");
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void who_decided_a_price_is_no_business_of_customers() {
        String id = registered(Trading.product("Public price", 3));
        Eventually.get(
                () -> trading.get("/api/products/{id}", id).get("version").asLong(), version -> version == 0);

        var history = new People(waybill)
                .withRole("CUSTOMER")
                .client()
                .get()
                .uri("/api/products/{id}/price-history", id)
                .header("Waybill-Min-Version", "0")
                .header("Prefer", "wait=20")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(amounts(Objects.requireNonNull(history).get("items"), "price"))
                .containsExactly("99.50");
        assertThat(history.at("/items/0/by").isNull()).isTrue();
        waybill.client()
                .get()
                .uri("/api/products/none/price-history")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static List<String> amounts(JsonNode prices, String field) {
        return prices.valueStream()
                .map(price -> price.at("/" + field + "/amount").asString(""))
                .toList();
    }

    @Test
    void a_change_of_another_version_is_412() {
        String id = registered(Trading.product("Versioned", 1));

        waybill.client()
                .patch()
                .uri("/api/products/{id}", id)
                .header("If-Match", "\"7\"")
                .bodyValue(Map.of("name", "Late"))
                .exchange()
                .expectStatus()
                .isEqualTo(412);
    }

    @Test
    void every_bad_field_of_a_change_is_named() {
        String id = registered(Trading.product("Unchanged", 1));

        waybill.client()
                .patch()
                .uri("/api/products/{id}", id)
                .bodyValue(Map.of("name", " ", "price", Map.of("amount", "-1", "currency", "THB"), "weightGrams", -5))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(String.valueOf(pointers).replace("\\", ""))
                        .contains("/name")
                        .contains("/price/amount")
                        .contains("/weightGrams"));
    }

    @Test
    void a_discontinued_product_is_gone_unless_asked_for_and_takes_no_new_stock() {
        String id = registered(Trading.product("Last season", 4));
        String item =
                trading.get("/api/stock?productId={id}", id).at("/items/0/id").asString();

        waybill.client()
                .delete()
                .uri("/api/products/{id}", id)
                .exchange()
                .expectStatus()
                .isNoContent();

        Eventually.get(
                () -> waybill.client()
                        .get()
                        .uri("/api/products/{id}", id)
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value(),
                status -> status == 404);
        assertThat(trading.get("/api/products/{id}?includeDiscontinued=true", id)
                        .get("discontinuedAt")
                        .isNull())
                .isFalse();
        trading.move(item, "RECEIVED", 1).expectStatus().isEqualTo(409);
        trading.move(item, "SOLD", 1).expectStatus().isOk();
        waybill.client()
                .patch()
                .uri("/api/products/{id}", id)
                .bodyValue(Map.of("name", "Again"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void categories_form_a_tree_without_circles() {
        String drinks = category("Drinks " + UUID.randomUUID(), null, 201);
        String tea = category("Tea", drinks, 201);
        category("tea", drinks, 409);
        category("Lost", "nowhere", 409);

        Map<String, Object> circle = Map.of("name", "Drinks", "parentId", tea);
        waybill.client()
                .put()
                .uri("/api/categories/{id}", drinks)
                .bodyValue(circle)
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        waybill.client()
                .put()
                .uri("/api/categories/{id}", tea)
                .bodyValue(Map.of("name", "Teas"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Teas");
    }

    private String category(String name, @org.jspecify.annotations.Nullable String parent, int status) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name));
        if (parent != null) {
            body.put("parentId", parent);
        }
        var answer = waybill.client()
                .post()
                .uri("/api/categories")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNull(answer).path("id").asString("");
    }

    private org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec patch(
            String uri, String id, Map<String, Object> body) {
        return waybill.client()
                .patch()
                .uri(uri, id)
                .header("Prefer", "wait=20")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String registered(Map<String, Object> product) {
        var view = trading.register(product)
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        String id = Objects.requireNonNull(view).get("id").asString();
        Eventually.get(() -> trading.get("/api/stock?productId={id}", id).get("items"), items -> !items.isEmpty());
        return id;
    }
}
