package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Finding products by what is written about them. */
@ExtendWith(RunningWaybill.class)
class ProductSearchIT {

    private final Running waybill;
    private final Trading trading;

    ProductSearchIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void each_facet_keeps_to_the_text_and_to_every_filter_but_its_own() {
        String food = "Food " + UUID.randomUUID();
        String toys = "Toys " + UUID.randomUUID();
        register("Kestrel biscuit", food, "50.00", 3);
        register("Kestrel bread", food, "150.00", 0);
        register("Kestrel puppet", toys, "450.00", 2);
        register("Kestrel kite", toys, "6000.00", 0);
        found("q=kestrel", 4);
        found("q=kestrel&inStock=true", 2);

        var all = search("q=kestrel").get("facets");
        assertThat(counts(all, "categories")).isEqualTo(Map.of(food, 2L, toys, 2L));
        assertThat(ranges(all))
                .containsExactly(
                        "-99.99: 1", "100.00-499.99: 2", "500.00-999.99: 0", "1000.00-4999.99: 0", "5000.00-: 1");
        assertThat(counts(all, "inStock")).isEqualTo(Map.of("true", 2L, "false", 2L));

        var filtered = trading.get("/api/products?q=kestrel&category={c}&minPrice=100&maxPrice=499.99", food);
        assertThat(names(filtered)).containsExactly("Kestrel bread");
        assertThat(counts(filtered.get("facets"), "categories")).isEqualTo(Map.of(food, 1L, toys, 1L));
        assertThat(ranges(filtered.get("facets")))
                .startsWith("-99.99: 1", "100.00-499.99: 1")
                .endsWith("5000.00-: 0");
        assertThat(counts(filtered.get("facets"), "inStock")).isEqualTo(Map.of("true", 0L, "false", 1L));

        var available = search("q=kestrel&inStock=true");
        assertThat(names(available)).containsExactlyInAnyOrder("Kestrel biscuit", "Kestrel puppet");
        assertThat(counts(available.get("facets"), "categories")).isEqualTo(Map.of(food, 1L, toys, 1L));
        assertThat(counts(available.get("facets"), "inStock")).isEqualTo(Map.of("true", 2L, "false", 2L));
        assertThat(names(search("q=kestrel&inStock=false&minPrice=1000"))).containsExactly("Kestrel kite");
    }

    @Test
    void a_product_is_in_stock_while_some_are_available_anywhere() {
        String item = trading.stocked("Osprey whistle", 2);
        String product = trading.get("/api/stock/{id}", item).get("productId").asString();
        found("q=osprey&inStock=true", 1);

        String reservation = post("/api/stock/" + item + "/reservations", Map.of("referenceId", "ALL", "quantity", 2))
                .get("reservationId")
                .asString();
        found("q=osprey&inStock=false", 1);
        post("/api/stock", Map.of("productId", product, "location", "PHUKET", "quantity", 1));
        assertThat(found("q=osprey&inStock=true", 1).at("/items/0/inStock").asBoolean())
                .isTrue();
        post("/api/stock/" + item + "/reservations/" + reservation + "/commit", Map.of());
        found("q=osprey&inStock=true", 1);
        String elsewhere = trading.get("/api/stock?productId={id}&location=PHUKET", product)
                .at("/items/0/id")
                .asString();
        trading.move(elsewhere, "DAMAGED", 1).expectStatus().isOk();
        assertThat(found("q=osprey&inStock=false", 1).at("/items/0/inStock").asBoolean())
                .isFalse();
        trading.move(item, "RETURNED", 1).expectStatus().isOk();
        found("q=osprey&inStock=true", 1);

        waybill.client()
                .patch()
                .uri("/api/products/{id}", product)
                .bodyValue(Map.of("name", "Osprey flute"))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(Eventually.get(
                                () -> search("q=osprey flute"),
                                page -> page.get("items").size() == 1)
                        .at("/items/0/inStock")
                        .asBoolean())
                .isTrue();
        waybill.client()
                .delete()
                .uri("/api/products/{id}", product)
                .exchange()
                .expectStatus()
                .isNoContent();
        found("q=osprey", 0);
    }

    @ParameterizedTest
    @CsvSource({
        "Pomegranate jelly, pomegrenate, pomegranate",
        "Mahogany bookshelf, mahogony bookshlef, mahogany bookshelf",
        "มังคุดกวน, มังคุตกวน, มังคุดกวน",
        "กระเจี๊ยบแดงอบแห้งจากเลย, กระเจียบแดง, ",
        "น้ำผึ้งป่าเดือนห้า, นำผึงปาเดือนหา, "
    })
    void what_is_misspelt_is_found_and_what_was_meant_is_said(String name, String typed, @Nullable String meant) {
        trading.stocked(name, 1);
        found("q=" + name, 1);

        var page = search("q=" + typed);

        assertThat(names(page)).contains(name);
        if (meant != null) {
            assertThat(page.get("suggest").asString()).isEqualTo(meant);
        }
        assertThat(search("q=" + name).get("suggest").isNull()).isTrue();
    }

    @Test
    void what_only_looks_like_it_is_left_out_where_something_is_as_it_is_written() {
        trading.stocked("Quince paste", 1);
        trading.stocked("Quinze paste", 1);
        found("q=quinze", 1);
        found("q=quince", 1);

        assertThat(names(search("q=quince"))).containsExactly("Quince paste");
        // Even where a filter hides it.
        assertThat(names(search("q=quince&minPrice=5000"))).isEmpty();
    }

    @Test
    void what_matches_is_marked_and_everything_else_is_harmless() {
        trading.stocked("Lychee <b>syrup</b>", 1);
        trading.stocked("ลำไยอบแห้ง", 1);

        assertThat(found("q=lychee", 1).at("/items/0/highlights/name/0").asString())
                .contains("<em>Lychee</em>", "&lt;b&gt;")
                .doesNotContain("<b>");
        assertThat(found("q=ลำไย", 1).at("/items/0/highlights/name/0").asString())
                .isEqualTo("<em>ลำไย</em>อบแห้ง");
    }

    @Test
    void the_better_match_comes_first() {
        register("Cardamom", "Spices", "10.00", 1);
        register("Cardamom and clove tea", "Spices", "10.00", 1);
        var described = product("Masala", "Spices", "10.00", 1);
        described.put("description", "With cardamom");
        register(described);
        found("q=cardamom", 3);

        assertThat(names(search("q=cardamom"))).containsExactly("Cardamom", "Cardamom and clove tea", "Masala");
        // One word in the name and one in the description will do.
        assertThat(names(search("q=masala cardamom"))).containsExactly("Masala");
    }

    @ParameterizedTest
    @CsvSource({
        "Dragonfruit chips, drag",
        "Dragonfruit chips, dragonfruit ch",
        "Dragonfruit chips, chi",
        "Dragonfruit chips, dragomfr",
        "แก้วมังกรอบกรอบ, แก้วมั",
        "แก้วมังกรอบกรอบ, แกวมัง",
        "แก้วมังกรอบกรอบ, มังกร"
    })
    void names_are_completed_as_one_types(String name, String typed) {
        trading.stocked(name, 1);
        trading.stocked(name, 1);

        var texts = Eventually.get(() -> completions(typed), items -> items.contains(name));

        assertThat(texts).doesNotHaveDuplicates();
        assertThat(trading.get("/api/products/suggest?q=").get("items")).isEmpty();
    }

    private List<String> completions(String typed) {
        return trading.get("/api/products/suggest?q={q}", typed)
                .get("items")
                .valueStream()
                .map(item -> item.get("text").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relevance", "name", "-name", "price", "-price", "newest"})
    void pages_stay_right_while_products_come_and_change(String sort) {
        String word = "w" + UUID.randomUUID().toString().replace("-", "");
        List<String> mine = IntStream.range(0, 11)
                .mapToObj(number -> register(
                        (number % 2 == 0 ? word : "Deep " + word) + " number " + number,
                        "Paged",
                        (number % 4 + 1) + ".00",
                        0))
                .toList();
        found("q=" + word, 11);

        List<String> read = new ArrayList<>();
        String uri = "/api/products?q=" + word + "&limit=3&sort=" + sort;
        var page = trading.get(uri);
        while (true) {
            read.addAll(page.get("items")
                    .valueStream()
                    .map(item -> item.get("id").asString())
                    .toList());
            if (page.get("nextCursor").isNull()) {
                break;
            }
            // More of the same words, and words in other products, would move points that are made of frequencies.
            register(word + " " + word, "Paged", "2.50", 0);
            trading.register(Map.of(
                            "sku", "SKU-" + UUID.randomUUID(),
                            "name", "Deep number",
                            "description", "",
                            "price", Map.of("amount", "1.00", "currency", "THB"),
                            "category", "Paged"))
                    .expectStatus()
                    .isCreated();
            waybill.client()
                    .patch()
                    .uri("/api/products/{id}", read.getFirst())
                    .bodyValue(Map.of("description", "Seen, and changed " + read.size()))
                    .exchange()
                    .expectStatus()
                    .isOk();
            page = trading.get(uri + "&cursor={c}", page.get("nextCursor").asString());
        }

        assertThat(read).doesNotHaveDuplicates().containsAll(mine);
    }

    @Test
    void products_are_sorted_by_price_and_by_name_as_a_thai_dictionary_has_them() {
        String category = "Sorted " + UUID.randomUUID();
        register("เกลือ", category, "30.00", 0);
        register("กาแฟ", category, "9.00", 0);
        register("ไข่", category, "120.00", 0);
        register("ชา", category, "20.00", 0);
        Eventually.get(
                () -> trading.get("/api/products?category={c}", category).get("items"), items -> items.size() == 4);

        Map<String, List<String>> orders = Map.of(
                "name", List.of("กาแฟ", "เกลือ", "ไข่", "ชา"),
                "-name", List.of("ชา", "ไข่", "เกลือ", "กาแฟ"),
                "price", List.of("กาแฟ", "ชา", "เกลือ", "ไข่"),
                "-price", List.of("ไข่", "เกลือ", "ชา", "กาแฟ"),
                "newest", List.of("ชา", "ไข่", "กาแฟ", "เกลือ"));
        orders.forEach(
                (sort, names) -> assertThat(names(trading.get("/api/products?category={c}&sort={s}", category, sort)))
                        .as(sort)
                        .isEqualTo(names));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minPrice=cheap",
                "maxPrice=1e999999999",
                "minPrice=-1",
                "inStock=maybe",
                "sort=best",
                "limit=201",
                "cursor=%20",
                // A cursor of another order.
                "sort=price&cursor=TkVXRVNUCjEKYQ",
                // RELEVANCE, not a number, a
                "cursor=UkVMRVZBTkNFCk5hTgph"
            })
    void what_makes_no_sense_is_refused(String parameters) {
        waybill.client()
                .get()
                .uri(URI.create(waybill.address() + "/api/products?" + parameters))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json");
    }

    private JsonNode search(String parameters) {
        var query = Stream.of(parameters.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .toList();
        String uri = query.stream()
                .map(pair -> pair[0] + "={" + pair[0] + "}")
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
        return trading.get(
                "/api/products?" + uri, query.stream().map(pair -> pair[1]).toArray());
    }

    /** What is found once as many are found as there should be. */
    private JsonNode found(String parameters, int count) {
        return Eventually.get(
                () -> search(parameters), page -> page.get("items").size() == count);
    }

    private static List<String> names(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    private static Map<String, Long> counts(JsonNode facets, String facet) {
        Map<String, Long> counts = new HashMap<>();
        facets.get(facet)
                .forEach(count -> counts.put(
                        count.get("value").asString(), count.get("count").asLong()));
        return counts;
    }

    private static List<String> ranges(JsonNode facets) {
        return facets.get("priceRanges")
                .valueStream()
                .map(range ->
                        range.get("from").asString("") + "-" + range.get("to").asString("") + ": "
                                + range.get("count").asLong())
                .toList();
    }

    private String register(String name, String category, String price, long quantity) {
        return register(product(name, category, price, quantity));
    }

    private String register(Map<String, Object> product) {
        return Objects.requireNonNull(trading.register(product)
                        .expectStatus()
                        .isCreated()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .get("id")
                .asString();
    }

    private static Map<String, Object> product(String name, String category, String price, long quantity) {
        Map<String, Object> product = new HashMap<>(Trading.product(name, quantity));
        product.put("category", category);
        product.put("price", Map.of("amount", price, "currency", "THB"));
        return product;
    }

    private JsonNode post(String uri, Map<String, ?> body) {
        return Objects.requireNonNull(waybill.client()
                .post()
                .uri(uri)
                .header("Prefer", "wait=20")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }
}
