package io.waybill.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.stock.MovementType;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradingDayTest {

    private static final long SEED = 6;
    private static final Duration DURATION = Duration.ofSeconds(90);

    private final List<Shelf> shelves = Catalogue.committed().entries().stream()
            .sorted(Comparator.comparing(CatalogueEntry::sku))
            .map(entry -> new Shelf(entry.sku(), entry.sku(), entry.initialQuantity(), entry.reorderLevel()))
            .toList();
    private final TradingDay day = TradingDay.plan(shelves, SEED, DURATION);

    @Test
    void theSameSeedMakesTheSameDay() {
        assertThat(TradingDay.plan(shelves, SEED, DURATION)).isEqualTo(day);
    }

    @Test
    void anotherSeedMakesAnotherDay() {
        assertThat(TradingDay.plan(shelves, SEED + 1, DURATION).movements()).isNotEqualTo(day.movements());
    }

    @Test
    void aDayHasAboutFourHundredMovements() {
        assertThat(day.movements()).hasSizeBetween(380, 420);
    }

    @Test
    void somethingMovesInEveryHourOfBusiness() {
        assertThat(ShopHours.all())
                .containsExactly(9, 10, 11, 12, 13, 14, 15, 16, 17)
                .allSatisfy(hour -> assertThat(day.during(hour)).isNotEmpty());
    }

    @Test
    void nothingMovesOutsideTheHoursOfBusiness() {
        assertThat(day.movements()).allSatisfy(movement -> {
            assertThat(movement.at()).isBetween(LocalTime.of(9, 0), LocalTime.of(17, 59, 59));
            assertThat(movement.after()).isBetween(Duration.ZERO, DURATION);
        });
    }

    @Test
    void theMovementsAreInTheOrderOfTimeOnBothClocks() {
        assertThat(day.movements())
                .isSortedAccordingTo(Comparator.comparing(PlannedMovement::at))
                .isSortedAccordingTo(Comparator.comparing(PlannedMovement::after));
    }

    @Test
    void noonComesAfterAThirdOfTheDay() {
        assertThat(day.hours().until(LocalTime.NOON)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void allMovementsThatPeopleRecordOccur() {
        assertThat(day.movements())
                .extracting(PlannedMovement::type)
                .containsOnly(Arrays.stream(MovementType.values())
                        .filter(type -> !type.partOfTransfer())
                        .toArray(MovementType[]::new));
    }

    @Test
    void goodsArriveInTheMorningAndAreCountedBeforeClosing() {
        assertThat(of(MovementType.RECEIVED)).allMatch(movement -> movement.at().isBefore(LocalTime.NOON));
        assertThat(of(MovementType.ADJUSTED))
                .allMatch(movement -> !movement.at().isBefore(LocalTime.of(17, 45)));
    }

    @Test
    void mostIsSoldAtLunchAndInTheEvening() {
        assertThat(sales(12)).isGreaterThan(sales(10)).isGreaterThan(sales(15));
        assertThat(sales(17)).isGreaterThan(sales(10)).isGreaterThan(sales(15));
    }

    @Test
    void everySaleNamesItsOrderAndEveryReturnAnOrderBeforeIt() {
        Map<String, LocalTime> orders = new HashMap<>();
        of(MovementType.SOLD).forEach(sale -> orders.put(String.valueOf(sale.referenceId()), sale.at()));
        assertThat(orders).hasSameSizeAs(of(MovementType.SOLD)).doesNotContainKey("null");
        assertThat(of(MovementType.RETURNED))
                .allSatisfy(returned -> assertThat(orders.get(String.valueOf(returned.referenceId())))
                        .isBefore(returned.at()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, SEED, 2569})
    void atTheEndOfTheDaySomeAreLowAFewAreOutAndFewCustomersWereRefused(long seed) {
        Map<String, Long> left = new HashMap<>();
        shelves.forEach(shelf -> left.put(shelf.stockItemId(), shelf.onHand()));
        int refused = 0;
        for (var movement : TradingDay.plan(shelves, seed, DURATION).movements()) {
            long next = left.getOrDefault(movement.stockItemId(), 0L)
                    + movement.type().change(movement.quantity());
            if (next < 0) {
                refused++;
            } else {
                left.put(movement.stockItemId(), next);
            }
        }
        long out = shelves.stream()
                .filter(shelf -> left.getOrDefault(shelf.stockItemId(), 0L) == 0)
                .count();
        long low = shelves.stream()
                .filter(shelf -> left.getOrDefault(shelf.stockItemId(), 0L) <= shelf.reorderLevel())
                .count();
        assertThat(refused).isBetween(1, 30);
        assertThat(out).isBetween(2L, 14L);
        assertThat(low - out).isBetween(5L, 30L);
    }

    @Test
    void aShopWithoutShelvesHasNothingToDo() {
        assertThat(TradingDay.plan(List.of(), SEED, DURATION).movements()).isEmpty();
    }

    private long sales(int hour) {
        return day.during(hour).stream()
                .filter(movement -> movement.type() == MovementType.SOLD)
                .count();
    }

    private List<PlannedMovement> of(MovementType type) {
        return day.movements().stream()
                .filter(movement -> movement.type() == type)
                .toList();
    }
}
