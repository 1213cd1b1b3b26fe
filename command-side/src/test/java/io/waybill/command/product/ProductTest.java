package io.waybill.command.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.command.Decisions;
import io.waybill.command.SnapshotForm;
import io.waybill.command.stock.ProductsInTrade;
import io.waybill.command.stock.StockAggregates;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Money;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.product.ChangeProduct;
import io.waybill.messages.product.DiscontinueProduct;
import io.waybill.messages.product.OpeningStock;
import io.waybill.messages.product.ProductChange;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.product.ProductStocked;
import io.waybill.messages.product.ProductView;
import io.waybill.messages.product.RegisterProduct;
import io.waybill.messages.product.ShelvesClosed;
import io.waybill.messages.product.SkuClaimed;
import io.waybill.messages.product.SkuReleased;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.OpenStockItem;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.stock.StockReceivingStopped;
import java.time.Instant;
import java.util.Map;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductTest {

    private static final Instant THEN = Instant.parse("2026-11-20T03:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final Money PRICE = new Money(9_950, "THB");

    private final Decisions decisions = Decisions.of(configurer -> StockAggregates.with(configurer)
            .registerComponent(SkuClaims.class, c -> new SkuClaims(Decisions.lazily(c, SkuClaim.class)))
            .registerComponent(ProductStock.class, ProductTest::stock)
            .registerComponent(ProductsInTrade.class, ProductTest::stock)
            .configureAggregate(Product.class)
            .configureAggregate(SkuClaim.class)
            .configureAggregate(Shelves.class));

    private static ProductStock stock(Configuration axon) {
        return new ProductStock(
                Decisions.lazily(axon, Product.class),
                Decisions.lazily(axon, Shelves.class),
                StockAggregates.opening(axon));
    }

    @Test
    void a_product_in_trade_can_be_stocked_at_one_more_place_and_a_discontinued_one_cannot() {
        decisions.given(register("p1", "TEA-1", null));
        decisions.given(new OpenStockItem("p1", "CNX", 3, 1));
        String item = StockItemId.of("p1", "CNX");

        decisions.given(new DiscontinueProduct("p1", NOW));

        assertThat(decisions.events(item)).hasAtLeastOneElementOfType(StockReceivingStopped.class);
        decisions.when(new OpenStockItem("p1", "BKK", 3, 1)).refused(Reason.CONFLICT);
        decisions.when(new OpenStockItem("p9", "BKK", 3, 1)).refused(Reason.UNKNOWN);
        decisions
                .when(new RecordStockMovement(item, "m1", MovementType.RECEIVED, 1, null, null))
                .refused(Reason.CONFLICT);
    }

    @AfterEach
    void close() {
        decisions.close();
    }

    @Test
    void a_product_and_its_sku_are_registered_together() {
        ProductView answer = decisions.when(register("p1", "TEA-1", null)).answer(ProductView.class);

        assertThat(answer).isEqualTo(ProductView.of("p1", details("TEA-1"), THEN, 0));
        assertThat(decisions.events())
                .containsExactly(
                        new SkuClaimed("sku:TEA-1", "TEA-1", "p1"),
                        new ProductRegistered("p1", details("TEA-1"), THEN));
    }

    @Test
    void with_an_opening_stock_it_is_stocked_in_the_same_append_and_no_further_version_of_it() {
        ProductView answer = decisions
                .when(register("p1", "TEA-1", new OpeningStock("BKK", 5, 2)))
                .answer(ProductView.class);

        assertThat(answer.version()).isZero();
        assertThat(decisions.events())
                .hasAtLeastOneElementOfType(ProductStocked.class)
                .filteredOn(ProductStocked.class::isInstance)
                .extracting(event -> ((ProductStocked) event).productId())
                .containsExactly("p1");
    }

    @Test
    void a_sku_that_another_product_has_is_refused_whatever_its_case() {
        decisions.given(register("p1", "TEA-1", null));

        decisions.when(register("p2", "tea-1", null)).refused(Reason.CONFLICT);

        assertThat(decisions.events("p1")).hasSize(1);
        assertThat(decisions.events()).hasSize(2);
    }

    @Test
    void an_id_that_is_taken_is_refused() {
        decisions.given(register("p1", "TEA-1", null));

        decisions.when(register("p1", "TEA-2", null)).refused(Reason.CONFLICT);
    }

    @Test
    void what_is_absent_from_a_change_stays_as_it_is() {
        decisions.given(register("p1", "TEA-1", null));
        var renamed = new ProductChange(null, "Oolong", null, null, null, null, null, null, false);

        ProductView answer =
                decisions.when(new ChangeProduct("p1", renamed, NOW)).answer(ProductView.class);

        ProductDetails after = new ProductDetails("TEA-1", "Oolong", "", PRICE, "Tea", Map.of(), 250, null);
        assertThat(answer).isEqualTo(ProductView.of("p1", after, THEN, 1));
        assertThat(decisions.events("p1").getLast()).isEqualTo(new ProductChanged("p1", after, THEN, NOW));
    }

    @Test
    void replacing_a_product_takes_away_what_is_absent() {
        decisions.given(register("p1", "TEA-1", null));
        ProductDetails after = new ProductDetails("TEA-1", "Tea", "", PRICE, "Tea", Map.of(), null, null);

        ProductView answer = decisions
                .when(new ChangeProduct("p1", ProductChange.to(after), NOW))
                .answer(ProductView.class);

        assertThat(answer.weightGrams()).isNull();
    }

    @Test
    void a_new_price_is_an_event_of_its_own_that_tells_the_old_one() {
        decisions.given(register("p1", "TEA-1", null));
        Money dearer = new Money(10_000, "THB");

        ProductView answer = decisions
                .when(new ChangeProduct("p1", ProductChange.to(dearer), NOW))
                .answer(ProductView.class);

        assertThat(answer.price()).isEqualTo(dearer);
        assertThat(decisions.events("p1").getLast())
                .isEqualTo(new ProductPriceChanged("p1", PRICE, details("TEA-1").withPrice(dearer), THEN, NOW));
    }

    @Test
    void a_change_that_changes_nothing_is_no_event() {
        decisions.given(register("p1", "TEA-1", null));

        ProductView answer = decisions
                .when(new ChangeProduct("p1", ProductChange.to(details("TEA-1")), NOW))
                .answer(ProductView.class);

        assertThat(answer.version()).isZero();
        assertThat(decisions.events("p1")).hasSize(1);
    }

    @Test
    void another_sku_frees_the_one_before() {
        decisions.given(register("p1", "TEA-1", null));
        decisions.given(new ChangeProduct("p1", ProductChange.to(details("TEA-2")), NOW));

        assertThat(decisions.events("sku:TEA-1").getLast()).isEqualTo(new SkuReleased("sku:TEA-1", "p1"));
        decisions.given(register("p2", "TEA-1", null));
        decisions.when(register("p3", "TEA-2", null)).refused(Reason.CONFLICT);
    }

    @Test
    void a_sku_of_another_product_cannot_be_changed_to() {
        decisions.given(register("p1", "TEA-1", null));
        decisions.given(register("p2", "TEA-2", null));

        decisions
                .when(new ChangeProduct("p2", ProductChange.to(details("TEA-1")), NOW))
                .refused(Reason.CONFLICT);
    }

    @Test
    void a_discontinued_product_changes_no_more_and_its_shelves_are_closed() {
        decisions.given(register("p1", "TEA-1", new OpeningStock("BKK", 5, 2)));

        decisions.given(new DiscontinueProduct("p1", NOW));
        decisions.given(new DiscontinueProduct("p1", NOW));

        assertThat(decisions.events("p1"))
                .filteredOn(ProductDiscontinued.class::isInstance)
                .containsExactly(new ProductDiscontinued("p1", NOW));
        assertThat(decisions.events("shelves:p1").getLast()).isInstanceOf(ShelvesClosed.class);
        decisions
                .when(new ChangeProduct("p1", ProductChange.to(new Money(1, "THB")), NOW))
                .refused(Reason.CONFLICT);
    }

    @Test
    void what_nobody_registered_can_neither_be_changed_nor_discontinued() {
        decisions.when(new ChangeProduct("p9", ProductChange.to(PRICE), NOW)).refused(Reason.UNKNOWN);
        decisions.when(new DiscontinueProduct("p9", NOW)).refused(Reason.UNKNOWN);
    }

    @Test
    void a_request_that_comes_again_is_answered_as_the_first_time_and_applied_once() {
        Map<String, String> request = Map.of(MetaDataKeys.REQUEST_ID, "r1", MetaDataKeys.REQUEST_FINGERPRINT, "f1");
        ProductView first =
                decisions.when(register("p1", "TEA-1", null), request).answer(ProductView.class);
        decisions.given(new ChangeProduct("p1", ProductChange.to(new Money(1, "THB")), NOW));
        int events = decisions.events().size();

        ProductView again =
                decisions.when(register("p1", "TEA-1", null), request).answer(ProductView.class);

        assertThat(again).isEqualTo(first);
        assertThat(decisions.events()).hasSize(events);
    }

    @Test
    void a_request_id_with_another_fingerprint_is_refused() {
        decisions.when(
                register("p1", "TEA-1", null),
                Map.of(MetaDataKeys.REQUEST_ID, "r1", MetaDataKeys.REQUEST_FINGERPRINT, "f1"));

        decisions
                .when(
                        register("p1", "TEA-2", null),
                        Map.of(MetaDataKeys.REQUEST_ID, "r1", MetaDataKeys.REQUEST_FINGERPRINT, "f2"))
                .refused(Reason.REQUEST_REUSED);
    }

    @Test
    void a_change_that_expects_another_version_is_refused() {
        decisions.given(register("p1", "TEA-1", null));

        decisions
                .when(new ChangeProduct("p1", ProductChange.to(PRICE), NOW), Map.of(MetaDataKeys.EXPECTED_VERSION, 3L))
                .refused(Reason.VERSION_MISMATCH);
    }

    @Test
    void it_comes_back_from_a_snapshot() {
        Product kept = new Product();
        kept.on(new ProductRegistered("p1", details("TEA-1"), THEN));
        kept.on(new ProductDiscontinued("p1", NOW));

        SnapshotForm.comesBack(kept);
    }

    private static RegisterProduct register(String id, String sku, @Nullable OpeningStock stock) {
        return new RegisterProduct(id, details(sku), THEN, stock);
    }

    private static ProductDetails details(String sku) {
        return new ProductDetails(sku, "Tea", "", PRICE, "Tea", Map.of(), 250, null);
    }
}
