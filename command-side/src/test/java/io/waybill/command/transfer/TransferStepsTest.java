package io.waybill.command.transfer;

import static io.waybill.messages.stock.MovementType.TRANSFERRED_IN;
import static io.waybill.messages.stock.MovementType.TRANSFERRED_OUT;
import static io.waybill.messages.stock.MovementType.TRANSFER_RETURNED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.command.Decisions;
import io.waybill.command.stock.Trade;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.OpenStockItem;
import io.waybill.messages.stock.ReserveStock;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StopReceiving;
import io.waybill.messages.transfer.StartStockTransfer;
import io.waybill.messages.transfer.StockTransferArrived;
import io.waybill.messages.transfer.StockTransferDeparted;
import io.waybill.messages.transfer.StockTransferRefused;
import io.waybill.messages.transfer.StockTransferReturned;
import io.waybill.messages.transfer.StockTransferTurnedAway;
import io.waybill.messages.transfer.TransferOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each step of a transfer: what it appends at once, and that it is taken once. */
class TransferStepsTest {

    private static final TransferOrder ORDER = new TransferOrder("p1", "MAIN", "SHOP", 4);
    private static final StartStockTransfer TRANSFER = new StartStockTransfer("t", ORDER);
    private static final Object ISSUE = Transfers.steps(TRANSFER).get(0);
    private static final Object RECEIVE = Transfers.steps(TRANSFER).get(1);
    private static final Object TAKE_BACK = Transfers.steps(TRANSFER).get(2);

    private final Trade trade = new Trade();
    private final Decisions decisions = Transfers.decide(trade);

    @AfterEach
    void close() {
        decisions.close();
    }

    @Test
    void goods_leave_in_one_append_with_the_departure() {
        decisions.given(new OpenStockItem("p1", "MAIN", 10, 0), TRANSFER);

        decisions
                .when(ISSUE)
                .happens(moved(ORDER.source(), TRANSFERRED_OUT, 10, 6), new StockTransferDeparted("t", ORDER));
    }

    @Test
    void a_transfer_of_more_than_is_available_is_refused() {
        decisions.given(
                new OpenStockItem("p1", "MAIN", 10, 0),
                new ReserveStock(ORDER.source(), "r", "order", 7, Instant.EPOCH),
                TRANSFER);

        assertThat(decisions.when(ISSUE).events()).singleElement().isInstanceOf(StockTransferRefused.class);
    }

    @Test
    void a_transfer_from_where_the_product_is_not_stocked_is_refused() {
        decisions.given(TRANSFER);

        assertThat(decisions.when(ISSUE).events()).singleElement().isInstanceOf(StockTransferRefused.class);
    }

    @Test
    void goods_are_taken_in_in_one_append_with_the_arrival() {
        decisions.given(new OpenStockItem("p1", "MAIN", 10, 0), new OpenStockItem("p1", "SHOP", 1, 0), TRANSFER, ISSUE);

        decisions
                .when(RECEIVE)
                .happens(moved(ORDER.destination(), TRANSFERRED_IN, 1, 5), new StockTransferArrived("t"));
    }

    @Test
    void a_location_starts_to_stock_what_arrives_there() {
        decisions.given(new OpenStockItem("p1", "MAIN", 10, 0), TRANSFER, ISSUE);

        decisions
                .when(RECEIVE)
                .happens(
                        new StockItemOpened(ORDER.destination(), "p1", "SHOP", 0),
                        moved(ORDER.destination(), TRANSFERRED_IN, 0, 4),
                        new StockTransferArrived("t"));
    }

    @Test
    void a_location_that_takes_no_new_goods_turns_them_away() {
        decisions.given(
                new OpenStockItem("p1", "MAIN", 10, 0),
                new OpenStockItem("p1", "SHOP", 1, 0),
                new StopReceiving(ORDER.destination()),
                TRANSFER,
                ISSUE);

        assertThat(decisions.when(RECEIVE).events()).singleElement().isInstanceOf(StockTransferTurnedAway.class);
    }

    @Test
    void no_location_starts_to_stock_a_product_that_is_discontinued() {
        decisions.given(new OpenStockItem("p1", "MAIN", 10, 0), TRANSFER, ISSUE);
        trade.discontinue("p1");

        assertThat(decisions.when(RECEIVE).events()).singleElement().isInstanceOf(StockTransferTurnedAway.class);
    }

    @Test
    void goods_that_were_turned_away_come_back_even_where_no_new_ones_are_taken() {
        decisions.given(
                new OpenStockItem("p1", "MAIN", 10, 0),
                new OpenStockItem("p1", "SHOP", 1, 0),
                new StopReceiving(ORDER.source()),
                new StopReceiving(ORDER.destination()),
                TRANSFER,
                ISSUE,
                RECEIVE);

        decisions
                .when(TAKE_BACK)
                .happens(moved(ORDER.source(), TRANSFER_RETURNED, 6, 10), new StockTransferReturned("t"));
    }

    @Test
    void a_step_that_was_taken_is_not_taken_again() {
        decisions.given(
                new OpenStockItem("p1", "MAIN", 10, 0),
                new OpenStockItem("p1", "SHOP", 1, 0),
                new StopReceiving(ORDER.destination()),
                TRANSFER);

        for (Object step : List.of(ISSUE, RECEIVE, TAKE_BACK)) {
            decisions.given(step).when(step).happens();
        }
    }

    @Test
    void a_step_is_not_taken_before_its_turn() {
        decisions.given(new OpenStockItem("p1", "MAIN", 10, 0), TRANSFER);

        decisions.when(RECEIVE).happens();
        decisions.when(TAKE_BACK).happens();
    }

    /** A movement of the transfer {@code t}, under the id that is derived from both. */
    private static StockMovementRecorded moved(String stockItemId, MovementType type, long before, long after) {
        String id = UUID.nameUUIDFromBytes(("t#" + type).getBytes(UTF_8)).toString();
        return new StockMovementRecorded(stockItemId, id, type, 4, before, after, 0, "t", null);
    }
}
