package io.waybill.command.stock;

import static io.waybill.command.stock.AStockItem.ID;
import static io.waybill.command.stock.AStockItem.expectRefused;
import static io.waybill.command.stock.AStockItem.moved;
import static io.waybill.command.stock.AStockItem.opened;
import static io.waybill.command.stock.AStockItem.received;
import static io.waybill.command.stock.AStockItem.reserved;
import static io.waybill.messages.stock.MovementType.RECEIVED;
import static io.waybill.messages.stock.MovementType.SOLD;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.command.Refused;
import io.waybill.command.SnapshotForm;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.stock.ChangeReorderLevel;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.OpenStockItem;
import io.waybill.messages.stock.OpenedStockItem;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.ReorderLevel;
import io.waybill.messages.stock.ReorderLevelChanged;
import io.waybill.messages.stock.ReserveStock;
import io.waybill.messages.stock.StockItemVersion;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockRanLow;
import io.waybill.messages.stock.StockRanOut;
import io.waybill.messages.stock.StockReceivingStopped;
import io.waybill.messages.stock.StopReceiving;
import java.util.Map;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockItemTest {

    private final Trade trade = new Trade();
    private final FixtureConfiguration<StockItem> stockItem = AStockItem.with(trade);

    @Test
    void a_product_is_stocked_at_a_location_with_what_there_is() {
        stockItem
                .givenNoPriorActivity()
                .when(new OpenStockItem("p1", " MAIN ", 3, 5))
                .expectEvents(
                        opened(),
                        new StockMovementRecorded(
                                ID, MovementId.of(ID, "opening"), RECEIVED, 3, 0, 3, 0, null, "Opening stock"))
                .expectResultMessagePayload(new OpenedStockItem(ID, "p1", "MAIN", 5, 1));
    }

    @Test
    void a_product_is_stocked_before_there_is_any() {
        stockItem
                .givenNoPriorActivity()
                .when(new OpenStockItem("p1", "MAIN", 0, 5))
                .expectEvents(opened())
                .expectResultMessagePayload(new OpenedStockItem(ID, "p1", "MAIN", 5, 0));
    }

    @Test
    void a_product_is_stocked_once_at_a_location() {
        expectRefused(stockItem.given(opened()).when(new OpenStockItem("p1", "MAIN", 0, 5)), Reason.CONFLICT);
    }

    @Test
    void an_unknown_product_is_not_stocked() {
        trade.without("p1");
        expectRefused(stockItem.givenNoPriorActivity().when(new OpenStockItem("p1", "MAIN", 0, 5)), Reason.UNKNOWN);
    }

    @Test
    void a_discontinued_product_is_not_stocked() {
        trade.discontinue("p1");
        expectRefused(stockItem.givenNoPriorActivity().when(new OpenStockItem("p1", "MAIN", 0, 5)), Reason.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, 3, 13",
        "RETURNED, 3, 13",
        "SOLD, 3, 7",
        "DAMAGED, 4, 6",
        "ADJUSTED, 3, 13",
        "ADJUSTED, -3, 7"
    })
    void a_movement_changes_the_quantity_in_the_direction_of_its_type(MovementType type, long quantity, long left) {
        stockItem
                .given(opened(), received(10))
                .when(movement(type, quantity))
                .expectEvents(moved(type, quantity, 10, left))
                .expectResultMessagePayload(new StockMovement("m", ID, type, quantity, 10, left, 2));
    }

    @ParameterizedTest
    @CsvSource({"SOLD, 11", "DAMAGED, 11", "ADJUSTED, -11"})
    void no_more_can_leave_than_is_there(MovementType type, long quantity) {
        expectRefused(stockItem.given(opened(), received(10)).when(movement(type, quantity)), Reason.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({"SOLD, 7", "DAMAGED, 7", "ADJUSTED, -7"})
    void what_is_reserved_cannot_leave(MovementType type, long quantity) {
        expectRefused(
                stockItem.given(opened(), received(10), reserved("r", 4, 4, 6)).when(movement(type, quantity)),
                Reason.CONFLICT);
    }

    @Test
    void a_movement_that_expects_another_version_is_refused() {
        stockItem
                .given(opened(), received(10))
                .when(movement(SOLD, 1), Map.of(MetaDataKeys.EXPECTED_VERSION, 0L))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionDetails(new Refusal(
                        Reason.VERSION_MISMATCH, "It is at version 1, not 0: read it again and decide anew."));
    }

    @Test
    void a_movement_that_expects_the_version_there_is_goes_through() {
        stockItem
                .given(opened(), received(10))
                .when(movement(SOLD, 1), Map.of(MetaDataKeys.EXPECTED_VERSION, 1L))
                .expectEvents(moved(SOLD, 1, 10, 9));
    }

    @Test
    void stock_runs_low_and_out_in_the_movement_that_takes_it_there() {
        stockItem
                .given(opened(), received(10))
                .when(movement(SOLD, 10))
                .expectEvents(moved(SOLD, 10, 10, 0), new StockRanLow(ID, 0, 5), new StockRanOut(ID))
                .expectResultMessagePayload(new StockMovement("m", ID, SOLD, 10, 10, 0, 4));
    }

    @Test
    void stock_runs_low_at_its_reorder_level() {
        stockItem
                .given(opened(), received(10))
                .when(movement(SOLD, 5))
                .expectEvents(moved(SOLD, 5, 10, 5), new StockRanLow(ID, 5, 5));
    }

    @Test
    void what_is_promised_makes_stock_run_low_as_what_leaves_does() {
        stockItem
                .given(opened(), received(10))
                .when(new ReserveStock(ID, "r", "order", 10, AStockItem.EXPIRY))
                .expectEvents(reserved("r", 10, 10, 0), new StockRanLow(ID, 0, 5), new StockRanOut(ID));
    }

    @Test
    void stock_that_is_low_already_does_not_run_low_again() {
        stockItem
                .given(opened(), received(10), moved(SOLD, 6, 10, 4), new StockRanLow(ID, 4, 5))
                .when(movement(SOLD, 1))
                .expectEvents(moved(SOLD, 1, 4, 3));
    }

    @Test
    void stock_that_was_well_again_runs_low_once_more() {
        stockItem
                .given(
                        opened(),
                        received(10),
                        moved(SOLD, 6, 10, 4),
                        new StockRanLow(ID, 4, 5),
                        moved(RECEIVED, 2, 4, 6))
                .when(movement(SOLD, 1))
                .expectEvents(moved(SOLD, 1, 6, 5), new StockRanLow(ID, 5, 5));
    }

    @Test
    void a_changed_reorder_level_counts_from_now_on() {
        stockItem
                .given(opened(), received(10))
                .when(new ChangeReorderLevel(ID, 9))
                .expectEvents(new ReorderLevelChanged(ID, 5, 9))
                .expectResultMessagePayload(new ReorderLevel(ID, 9, 2));
    }

    @Test
    void a_reorder_level_raised_to_what_there_is_makes_stock_run_low() {
        stockItem
                .given(opened(), received(10))
                .when(new ChangeReorderLevel(ID, 10))
                .expectEvents(new ReorderLevelChanged(ID, 5, 10), new StockRanLow(ID, 10, 10))
                .expectResultMessagePayload(new ReorderLevel(ID, 10, 3));
    }

    @Test
    void a_stock_item_can_be_told_to_take_no_new_goods() {
        stockItem
                .given(opened(), received(10))
                .when(new StopReceiving(ID))
                .expectEvents(new StockReceivingStopped(ID))
                .expectResultMessagePayload(new StockItemVersion(ID, 2));
    }

    @Test
    void telling_it_again_changes_nothing() {
        stockItem
                .given(opened(), new StockReceivingStopped(ID))
                .when(new StopReceiving(ID))
                .expectNoEvents()
                .expectResultMessagePayload(new StockItemVersion(ID, 1));
    }

    @Test
    void no_new_goods_come_in_after_that() {
        expectRefused(
                stockItem
                        .given(opened(), received(10), new StockReceivingStopped(ID))
                        .when(movement(RECEIVED, 1)),
                Reason.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({"RETURNED, 1, 11", "ADJUSTED, 1, 11", "SOLD, 1, 9", "DAMAGED, 1, 9"})
    void what_is_there_moves_as_before_after_that(MovementType type, long quantity, long left) {
        stockItem
                .given(opened(), received(10), new StockReceivingStopped(ID))
                .when(movement(type, quantity))
                .expectEvents(moved(type, quantity, 10, left));
    }

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "SOLD", "RETURNED", "DAMAGED"})
    void only_an_adjustment_may_be_negative(MovementType type) {
        assertThatThrownBy(() -> movement(type, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void no_movement_may_move_nothing(MovementType type) {
        assertThatThrownBy(() -> movement(type, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSFERRED_OUT", "TRANSFERRED_IN", "TRANSFER_RETURNED"})
    void nobody_records_a_step_of_a_transfer(MovementType type) {
        assertThatThrownBy(() -> movement(type, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, RecordStockMovement.MOST + 1})
    void a_level_or_an_opening_quantity_out_of_range_makes_no_sense(long number) {
        assertThatThrownBy(() -> new ChangeReorderLevel(ID, number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenStockItem("p1", "MAIN", number, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RecordStockMovement movement(MovementType type, long quantity) {
        return new RecordStockMovement(ID, "m", type, quantity, null, null);
    }

    @Test
    void it_comes_back_from_a_snapshot() {
        StockItem kept = new StockItem();
        kept.on(opened());
        kept.on(moved(RECEIVED, 10, 0, 10));

        SnapshotForm.comesBack(kept);
    }
}
