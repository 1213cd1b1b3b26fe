package io.waybill.command.stock;

import static io.waybill.messages.stock.MovementType.RECEIVED;
import static io.waybill.messages.stock.MovementType.SOLD;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.command.Refused;
import io.waybill.command.WhenVersionIsNotTheExpectedThenRefuse;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockMovementRecorded;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StockItemTest {

    private static final String ID = StockItemId.of("p1", "MAIN");

    private final FixtureConfiguration<StockItem> stockItem = new AggregateTestFixture<>(StockItem.class)
            .registerHandlerEnhancerDefinition(new WhenVersionIsNotTheExpectedThenRefuse());

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, 3, 13",
        "RETURNED, 3, 13",
        "SOLD, 3, 7",
        "DAMAGED, 10, 0",
        "ADJUSTED, 3, 13",
        "ADJUSTED, -3, 7"
    })
    void a_movement_changes_the_quantity_in_the_direction_of_its_type(MovementType type, long quantity, long left) {
        stockItem
                .given(opened(), moved(RECEIVED, 10, 0, 10))
                .when(movement(type, quantity))
                .expectEvents(moved(type, quantity, 10, left))
                .expectResultMessagePayload(new StockMovement("m", ID, type, quantity, 10, left, 2));
    }

    @ParameterizedTest
    @CsvSource({"SOLD, 11", "DAMAGED, 11", "ADJUSTED, -11"})
    void no_more_can_leave_than_is_there(MovementType type, long quantity) {
        stockItem
                .given(opened(), moved(RECEIVED, 10, 0, 10))
                .when(movement(type, quantity))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @Test
    void a_movement_that_expects_another_version_is_refused() {
        stockItem
                .given(opened(), moved(RECEIVED, 10, 0, 10))
                .when(movement(SOLD, 1), Map.of(MetaDataKeys.EXPECTED_VERSION, 0L))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionDetails(new Refusal(
                        Refusal.Reason.VERSION_MISMATCH, "It is at version 1, not 0: read it again and decide anew."));
    }

    @Test
    void a_movement_that_expects_the_version_there_is_goes_through() {
        stockItem
                .given(opened(), moved(RECEIVED, 10, 0, 10))
                .when(movement(SOLD, 1), Map.of(MetaDataKeys.EXPECTED_VERSION, 1L))
                .expectEvents(moved(SOLD, 1, 10, 9));
    }

    @ParameterizedTest
    @EnumSource(names = "ADJUSTED", mode = EnumSource.Mode.EXCLUDE)
    void only_an_adjustment_may_be_negative(MovementType type) {
        assertThatThrownBy(() -> movement(type, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void no_movement_may_move_nothing(MovementType type) {
        assertThatThrownBy(() -> movement(type, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static StockItemOpened opened() {
        return new StockItemOpened(ID, "p1", "MAIN", 5);
    }

    private static RecordStockMovement movement(MovementType type, long quantity) {
        return new RecordStockMovement(ID, "m", type, quantity, null, null);
    }

    private static StockMovementRecorded moved(MovementType type, long quantity, long before, long after) {
        return new StockMovementRecorded(ID, "m", type, quantity, before, after, null, null);
    }
}
