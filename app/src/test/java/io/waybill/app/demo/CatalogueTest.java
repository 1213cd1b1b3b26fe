package io.waybill.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.stock.StockItemId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.committed();

    @Test
    void thereAreAtLeastAHundredProducts() {
        assertThat(catalogue.entries()).hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void atLeastHalfOfTheProductsAreNamedInThai() {
        assertThat(catalogue.namedInThai() * 2)
                .isGreaterThanOrEqualTo(catalogue.entries().size());
    }

    @Test
    void aProductNamedInThaiIsDescribedInThai() {
        assertThat(catalogue.entries())
                .filteredOn(CatalogueEntry::namedInThai)
                .allSatisfy(entry -> assertThat(entry.description()).containsPattern("\\p{IsThai}"));
    }

    @Test
    void noTwoProductsHaveTheSameSkuWithoutRegardToCase() {
        assertThat(catalogue.entries().stream().map(entry -> entry.sku().toUpperCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoProductsHaveTheSameName() {
        assertThat(catalogue.entries()).extracting(CatalogueEntry::name).doesNotHaveDuplicates();
    }

    @Test
    void theTextsAreThereAndShortEnoughForTheApi() {
        assertThat(catalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.sku()).isNotBlank().hasSizeLessThanOrEqualTo(ProductDetails.LONGEST_SKU);
            assertThat(entry.name()).isNotBlank().hasSizeLessThanOrEqualTo(ProductDetails.LONGEST_NAME);
            assertThat(entry.category()).isNotBlank().hasSizeLessThanOrEqualTo(ProductDetails.LONGEST_NAME);
            assertThat(entry.description()).isNotBlank().hasSizeLessThanOrEqualTo(ProductDetails.LONGEST_DESCRIPTION);
            assertThat(entry.location()).isNotBlank().hasSizeLessThanOrEqualTo(StockItemId.LONGEST_LOCATION);
        });
    }

    @Test
    void thePricesAreInBahtAndSatang() {
        assertThat(catalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.currency()).isEqualTo("THB");
            assertThat(entry.price()).isPositive();
            assertThat(entry.price().scale())
                    .isLessThanOrEqualTo(Currency.getInstance("THB").getDefaultFractionDigits());
        });
    }

    @Test
    void everyProductStartsWellStockedAndHasAWeight() {
        assertThat(catalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.weightGrams()).isPositive();
            assertThat(entry.reorderLevel()).isPositive();
            assertThat(entry.initialQuantity()).isGreaterThan(entry.reorderLevel());
        });
    }

    @Test
    void thereAreThreeLocations() {
        assertThat(catalogue.entries())
                .extracting(CatalogueEntry::location)
                .containsOnly("BANGKOK", "CHIANG-MAI", "PHUKET");
    }
}
