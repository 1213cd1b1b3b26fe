package io.waybill.app.slice;

import io.waybill.app.slice.RunningWaybill.Running;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** What people do with Waybill, over HTTP. */
record Trading(Running waybill) {

    ResponseSpec register(Map<String, Object> product) {
        return waybill.client()
                .post()
                .uri("/api/products")
                .header("Prefer", "wait=20")
                .bodyValue(product)
                .exchange();
    }

    ResponseSpec move(String stockItemId, String type, long quantity) {
        return waybill.client()
                .post()
                .uri("/api/stock/{id}/movements", stockItemId)
                .header("Prefer", "wait=20")
                .bodyValue(Map.of("type", type, "quantity", quantity))
                .exchange();
    }

    JsonNode get(String uri, Object... variables) {
        return Objects.requireNonNull(waybill.client()
                .get()
                .uri(uri, variables)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    /** Registers a product with stock, and gives the id of the stock item once it can be read. */
    String stocked(String name, long quantity) {
        return stocked(product(name, quantity));
    }

    /** The same at a location. */
    String stockedAt(String location, long quantity) {
        var product = new HashMap<>(product("Somewhere", quantity));
        product.put("location", location);
        return stocked(product);
    }

    private String stocked(Map<String, Object> details) {
        var product = register(details)
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        String id = Objects.requireNonNull(product).get("id").asString();
        return Eventually.get(
                        () -> get("/api/stock?productId={id}", id).at("/items/0/id"), node -> !node.isMissingNode())
                .asString();
    }

    static Map<String, Object> product(String name, long quantity) {
        return Map.of(
                "sku",
                "SKU-" + UUID.randomUUID(),
                "name",
                name,
                "description",
                "Made for a test",
                "price",
                Map.of("amount", "99.50", "currency", "THB"),
                "category",
                "Drinks",
                "initialQuantity",
                quantity,
                "reorderLevel",
                5);
    }
}
