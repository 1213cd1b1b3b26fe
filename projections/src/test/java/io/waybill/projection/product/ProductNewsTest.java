package io.waybill.projection.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.Money;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductView;
import io.waybill.projection.product.ProductNews.ShelfNews;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of a document when events come, come again, or come late. */
class ProductNewsTest {

    private static final Instant MORNING = Instant.parse("2026-03-01T02:00:00Z");

    private final ProductNews news = new ProductNews("tea");

    @Test
    void a_new_product_is_a_document_with_its_stock() {
        news.is(tea("99.50", 0));
        news.at("shop", new ShelfNews(false, 0));
        news.at("shop", new ShelfNews(true, 1));

        var document = Objects.requireNonNull(news.document(IndexedProduct.NONE));

        assertThat(document.shelves()).containsExactly(new Shelf("shop", true, 1));
        assertThat(document.inStock()).isTrue();
        assertThat(document.amount()).isEqualTo(995_000);
    }

    @Test
    void what_the_document_shows_already_changes_nothing() {
        var shown = new IndexedProduct(4L, List.of(new Shelf("shop", true, 7)));
        news.is(tea("99.50", 3));
        news.at("shop", new ShelfNews(false, 6));

        assertThat(news.document(shown)).isNull();
        assertThat(news.changes(shown)).isEmpty();
    }

    @Test
    void what_is_so_already_changes_nothing_and_stays_as_old_as_it_is() {
        var shown = new IndexedProduct(4L, List.of(new Shelf("shop", true, 2)));
        news.at("shop", new ShelfNews(true, 8));

        assertThat(news.changes(shown)).isEmpty();
    }

    @Test
    void a_batch_that_was_written_in_part_is_written_as_a_whole() {
        var shown = new IndexedProduct(4L, List.of(new Shelf("shop", true, 2)));
        news.at("shop", new ShelfNews(true, 2));
        news.at("shop", new ShelfNews(false, 3));

        assertThat(news.changes(shown))
                .isEqualTo(Map.of("inStock", false, "shelves", List.of(new Shelf("shop", false, 3))));
    }

    @Test
    void however_events_are_divided_into_batches_the_document_is_the_same() {
        var soldOut = new ShelfNews(false, 5);
        var restocked = new ShelfNews(true, 6);
        var shown = new Shelf("shop", true, 2);

        assertThat(soldOut.then(restocked).after("shop", shown))
                .isEqualTo(restocked.after("shop", soldOut.after("shop", shown)))
                .isEqualTo(new Shelf("shop", true, 6));
    }

    @Test
    void what_was_parked_and_comes_late_undoes_nothing_else() {
        var shown = new IndexedProduct(null, List.of(new Shelf("shop", true, 2), new Shelf("store", false, 0)));
        news.is(tea("10.00", 0));

        var document = Objects.requireNonNull(news.document(shown));

        assertThat(document.shelves()).isEqualTo(shown.shelves());
        assertThat(document.inStock()).isTrue();
    }

    @Test
    void stock_of_a_product_that_is_not_known_yet_is_kept_for_it() {
        news.at("shop", new ShelfNews(true, 1));

        assertThat(news.document(IndexedProduct.NONE)).isNull();
        assertThat(news.changes(IndexedProduct.NONE))
                .containsEntry("id", "tea")
                .containsEntry("inStock", true)
                .doesNotContainKey("sku");
    }

    @Test
    void a_product_that_ended_says_since_when() {
        news.ended(new ProductDiscontinued("tea", MORNING), 5);

        assertThat(news.changes(new IndexedProduct(4L, List.of())))
                .isEqualTo(Map.of("discontinuedAt", MORNING, "version", 5L));

        news.is(tea("10.00", 4));
        news.ended(new ProductDiscontinued("tea", MORNING), 5);
        var document = Objects.requireNonNull(news.document(new IndexedProduct(3L, List.of())));
        assertThat(document.product().discontinuedAt()).isEqualTo(MORNING);
        assertThat(document.product().version()).isEqualTo(5);
    }

    @Test
    void names_sort_as_in_a_thai_dictionary() {
        assertThat(List.of("ไข่", "ชา", "เกลือ", "กาแฟ").stream()
                        .sorted((one, other) -> key(one).compareTo(key(other))))
                .containsExactly("กาแฟ", "เกลือ", "ไข่", "ชา");
    }

    private static String key(String name) {
        var details = new ProductDetails("SKU", name, "", new Money(100, "THB"), "Food", Map.of(), null, null);
        return ProductDocument.of(ProductView.of("id", details, MORNING, 0), List.of())
                .nameKey();
    }

    private static ProductView tea(String price, long version) {
        long satang = Long.parseLong(price.replace(".", ""));
        var details = new ProductDetails("TEA", "Tea", "", new Money(satang, "THB"), "Drinks", Map.of(), null, null);
        return ProductView.of("tea", details, MORNING, version);
    }
}
