package io.waybill.command.stock;

import static io.waybill.command.stock.AStockItem.ID;
import static io.waybill.command.stock.AStockItem.moved;
import static io.waybill.command.stock.AStockItem.opened;
import static io.waybill.command.stock.AStockItem.received;
import static io.waybill.messages.stock.MovementType.RECEIVED;
import static io.waybill.messages.stock.MovementType.SOLD;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.RecordStockMovements;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockMovements;
import io.waybill.messages.stock.StockMovements.Outcome;
import io.waybill.messages.stock.StockRanLow;
import io.waybill.messages.stock.StockRanOut;
import java.util.Collections;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Movements of one stock item that are asked for together. */
class ManyMovementsTest {

    private final FixtureConfiguration<StockItem> stockItem = AStockItem.with(new Trade());

    @Test
    void each_is_decided_on_what_those_before_it_left() {
        stockItem
                .given(opened(), received(10))
                .when(new RecordStockMovements(
                        ID,
                        List.of(
                                new RecordStockMovement(ID, "m1", SOLD, 6, null, null),
                                new RecordStockMovement(ID, "m2", SOLD, 5, null, null),
                                new RecordStockMovement(ID, "m3", RECEIVED, 1, null, null),
                                new RecordStockMovement(ID, "m4", SOLD, 5, null, null))))
                .expectEvents(
                        moved("m1", SOLD, 6, 10, 4),
                        new StockRanLow(ID, 4, 5),
                        moved("m3", RECEIVED, 1, 4, 5),
                        moved("m4", SOLD, 5, 5, 0),
                        new StockRanOut(ID))
                .expectResultMessagePayload(new StockMovements(List.of(
                        Outcome.recorded(new StockMovement("m1", ID, SOLD, 6, 10, 4, 3)),
                        Outcome.refused(
                                new Refusal(Reason.CONFLICT, "Only 4 on hand: a movement SOLD of 5 would leave -1.")),
                        Outcome.recorded(new StockMovement("m3", ID, RECEIVED, 1, 4, 5, 4)),
                        Outcome.recorded(new StockMovement("m4", ID, SOLD, 5, 5, 0, 6)))));
    }

    @Test
    void none_is_recorded_where_all_are_refused() {
        stockItem
                .given(opened())
                .when(new RecordStockMovements(ID, List.of(new RecordStockMovement(ID, "m1", SOLD, 1, null, null))))
                .expectNoEvents()
                .expectResultMessagePayload(new StockMovements(List.of(Outcome.refused(
                        new Refusal(Reason.CONFLICT, "Only 0 on hand: a movement SOLD of 1 would leave -1.")))));
    }

    @Test
    void they_are_of_one_stock_item_and_not_too_many() {
        var movement = new RecordStockMovement(ID, "m", SOLD, 1, null, null);
        assertThatThrownBy(() -> new RecordStockMovements(ID, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new RecordStockMovements(ID, Collections.nCopies(RecordStockMovements.MOST + 1, movement)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RecordStockMovements(StockItemId.of("p1", "SHOP"), List.of(movement)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
