package io.waybill.command.transfer;

import static io.waybill.messages.stock.MovementType.TRANSFERRED_IN;
import static io.waybill.messages.stock.MovementType.TRANSFERRED_OUT;
import static io.waybill.messages.stock.MovementType.TRANSFER_RETURNED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.command.Bench;
import io.waybill.command.stock.StockOnBench;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each step of a transfer: what it appends at once, and that it is taken once. */
class TransferStepsTest {

    private static final TransferOrder ORDER = new TransferOrder("p1", "MAIN", "SHOP", 4);
    private static final StartStockTransfer TRANSFER = new StartStockTransfer("t", ORDER);
    private static final Object ISSUE = TransferOnBench.steps(TRANSFER).get(0);
    private static final Object RECEIVE = TransferOnBench.steps(TRANSFER).get(1);
    private static final Object TAKE_BACK = TransferOnBench.steps(TRANSFER).get(2);

    private final Bench bench = TransferOnBench.bench();

    @BeforeEach
    void everything_is_in_trade() {
        StockOnBench.trade().reset();
    }

    @Test
    void goods_leave_in_one_append_with_the_departure() {
        given(new OpenStockItem("p1", "MAIN", 10, 0), TRANSFER);

        assertThat(bench.accepts(ISSUE)).isTrue();
        assertThat(bench.lastAppend())
                .containsExactly(moved(ORDER.source(), TRANSFERRED_OUT, 10, 6), new StockTransferDeparted("t", ORDER));
    }

    @Test
    void a_transfer_of_more_than_is_available_is_refused() {
        given(
                new OpenStockItem("p1", "MAIN", 10, 0),
                new ReserveStock(ORDER.source(), "r", "order", 7, Instant.EPOCH),
                TRANSFER);

        assertThat(bench.accepts(ISSUE)).isTrue();
        assertThat(bench.lastAppend()).singleElement().isInstanceOf(StockTransferRefused.class);
    }

    @Test
    void a_transfer_from_where_the_product_is_not_stocked_is_refused() {
        given(TRANSFER);

        assertThat(bench.accepts(ISSUE)).isTrue();
        assertThat(bench.lastAppend()).singleElement().isInstanceOf(StockTransferRefused.class);
    }

    @Test
    void goods_are_taken_in_in_one_append_with_the_arrival() {
        given(new OpenStockItem("p1", "MAIN", 10, 0), new OpenStockItem("p1", "SHOP", 1, 0), TRANSFER, ISSUE);

        assertThat(bench.accepts(RECEIVE)).isTrue();
        assertThat(bench.lastAppend())
                .containsExactly(moved(ORDER.destination(), TRANSFERRED_IN, 1, 5), new StockTransferArrived("t"));
    }

    @Test
    void a_location_starts_to_stock_what_arrives_there() {
        given(new OpenStockItem("p1", "MAIN", 10, 0), TRANSFER, ISSUE);

        assertThat(bench.accepts(RECEIVE)).isTrue();
        assertThat(bench.lastAppend())
                .containsExactly(
                        new StockItemOpened(ORDER.destination(), "p1", "SHOP", 0),
                        moved(ORDER.destination(), TRANSFERRED_IN, 0, 4),
                        new StockTransferArrived("t"));
    }

    @Test
    void a_location_that_takes_no_new_goods_turns_them_away() {
        given(
                new OpenStockItem("p1", "MAIN", 10, 0),
                new OpenStockItem("p1", "SHOP", 1, 0),
                new StopReceiving(ORDER.destination()),
                TRANSFER,
                ISSUE);

        assertThat(bench.accepts(RECEIVE)).isTrue();
        assertThat(bench.lastAppend()).singleElement().isInstanceOf(StockTransferTurnedAway.class);
    }

    @Test
    void no_location_starts_to_stock_a_product_that_is_discontinued() {
        given(new OpenStockItem("p1", "MAIN", 10, 0), TRANSFER, ISSUE);
        StockOnBench.trade().discontinue("p1");

        assertThat(bench.accepts(RECEIVE)).isTrue();
        assertThat(bench.lastAppend()).singleElement().isInstanceOf(StockTransferTurnedAway.class);
    }

    @Test
    void goods_that_were_turned_away_come_back_even_where_no_new_ones_are_taken() {
        given(
                new OpenStockItem("p1", "MAIN", 10, 0),
                new OpenStockItem("p1", "SHOP", 1, 0),
                new StopReceiving(ORDER.source()),
                new StopReceiving(ORDER.destination()),
                TRANSFER,
                ISSUE,
                RECEIVE);

        assertThat(bench.accepts(TAKE_BACK)).isTrue();
        assertThat(bench.lastAppend())
                .containsExactly(moved(ORDER.source(), TRANSFER_RETURNED, 6, 10), new StockTransferReturned("t"));
    }

    @Test
    void a_step_that_was_taken_is_not_taken_again() {
        given(
                new OpenStockItem("p1", "MAIN", 10, 0),
                new OpenStockItem("p1", "SHOP", 1, 0),
                new StopReceiving(ORDER.destination()),
                TRANSFER);

        for (Object step : List.of(ISSUE, RECEIVE, TAKE_BACK)) {
            given(step);
            int happened = bench.events().size();
            given(step);
            assertThat(bench.events()).hasSize(happened);
        }
    }

    @Test
    void a_step_is_not_taken_before_its_turn() {
        given(new OpenStockItem("p1", "MAIN", 10, 0), TRANSFER);
        int happened = bench.events().size();

        assertThat(bench.accepts(RECEIVE)).isTrue();
        assertThat(bench.accepts(TAKE_BACK)).isTrue();
        assertThat(bench.events()).hasSize(happened);
    }

    private void given(Object... commands) {
        for (Object command : commands) {
            assertThat(bench.accepts(command)).as("%s", command).isTrue();
        }
    }

    /** A movement of the transfer {@code t}, under the id that is derived from both. */
    private static StockMovementRecorded moved(String stockItemId, MovementType type, long before, long after) {
        String id = UUID.nameUUIDFromBytes(("t#" + type).getBytes(UTF_8)).toString();
        return new StockMovementRecorded(stockItemId, id, type, 4, before, after, 0, "t", null);
    }
}
