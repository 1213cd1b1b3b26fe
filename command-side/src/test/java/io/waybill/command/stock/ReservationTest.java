package io.waybill.command.stock;

import static io.waybill.command.stock.AStockItem.EXPIRY;
import static io.waybill.command.stock.AStockItem.ID;
import static io.waybill.command.stock.AStockItem.expectRefused;
import static io.waybill.command.stock.AStockItem.opened;
import static io.waybill.command.stock.AStockItem.received;
import static io.waybill.command.stock.AStockItem.reserved;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.stock.CommitReservation;
import io.waybill.messages.stock.ExpireReservation;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.ReleaseReservation;
import io.waybill.messages.stock.ReserveStock;
import io.waybill.messages.stock.StockItemVersion;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockReceivingStopped;
import io.waybill.messages.stock.StockReservation;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.messages.stock.StockReservationExpired;
import io.waybill.messages.stock.StockReservationReleased;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationTest {

    private static final StockReservationCommitted COMMITTED =
            new StockReservationCommitted(ID, "r", "order", 4, 0, 10, 6);
    private static final StockReservationReleased RELEASED = new StockReservationReleased(ID, "r", 4, 0);
    private static final StockReservationExpired EXPIRED = new StockReservationExpired(ID, "r", 4, 0);

    /** Every way in which a reservation ends. */
    static final List<Object> ENDINGS = List.of(COMMITTED, RELEASED, EXPIRED);

    private final FixtureConfiguration<StockItem> stockItem = AStockItem.with(new Trade());

    @Test
    void goods_on_hand_can_be_promised() {
        stockItem
                .given(opened(), received(10))
                .when(reserve("r", 4))
                .expectEvents(reserved("r", 4, 4, 6))
                .expectResultMessagePayload(new StockReservation("r", ID, 4, 6, EXPIRY, 2));
    }

    @Test
    void what_is_there_can_be_promised_when_no_new_goods_come() {
        stockItem
                .given(opened(), received(10), new StockReceivingStopped(ID))
                .when(reserve("r", 4))
                .expectEvents(reserved("r", 4, 4, 6));
    }

    @Test
    void goods_cannot_be_promised_twice() {
        expectRefused(holding().when(reserve("other", 7)), Reason.CONFLICT);
    }

    @Test
    void a_reservation_is_made_once() {
        expectRefused(holding().when(reserve("r", 1)), Reason.CONFLICT);
    }

    @ParameterizedTest
    @FieldSource("ENDINGS")
    void a_reservation_that_ended_is_not_made_again(Object ending) {
        expectRefused(
                stockItem
                        .given(opened(), received(10), reserved("r", 4, 4, 6), ending)
                        .when(reserve("r", 1)),
                Reason.CONFLICT);
    }

    @Test
    void the_goods_of_a_committed_reservation_leave() {
        holding()
                .when(new CommitReservation(ID, "r"))
                .expectEvents(COMMITTED)
                .expectResultMessagePayload(new StockMovement("r", ID, MovementType.SOLD, 4, 10, 6, 3));
    }

    @Test
    void the_goods_of_a_released_reservation_are_available_again() {
        holding()
                .when(new ReleaseReservation(ID, "r"))
                .expectEvents(RELEASED)
                .expectResultMessagePayload(new StockItemVersion(ID, 3));
    }

    @Test
    void a_reservation_whose_time_is_over_expires() {
        holding()
                .when(new ExpireReservation(ID, "r"))
                .expectEvents(EXPIRED)
                .expectResultMessagePayload(new StockItemVersion(ID, 3));
    }

    @ParameterizedTest
    @FieldSource("ENDINGS")
    void a_reservation_that_ended_expires_no_more(Object ending) {
        stockItem
                .given(opened(), received(10), reserved("r", 4, 4, 6), ending)
                .when(new ExpireReservation(ID, "r"))
                .expectNoEvents()
                .expectResultMessagePayload(new StockItemVersion(ID, 3));
    }

    @ParameterizedTest
    @FieldSource("ENDINGS")
    void a_reservation_ends_once(Object ending) {
        var given = List.of(opened(), received(10), reserved("r", 4, 4, 6), ending);
        expectRefused(stockItem.given(given).when(new CommitReservation(ID, "r")), Reason.CONFLICT);
        expectRefused(stockItem.given(given).when(new ReleaseReservation(ID, "r")), Reason.CONFLICT);
    }

    @Test
    void a_reservation_that_never_was_cannot_end() {
        expectRefused(holding().when(new CommitReservation(ID, "other")), Reason.UNKNOWN);
        expectRefused(holding().when(new ReleaseReservation(ID, "other")), Reason.UNKNOWN);
    }

    @Test
    void one_reservation_leaves_the_others_as_they_are() {
        stockItem
                .given(opened(), received(10), reserved("r", 4, 4, 6), reserved("other", 3, 7, 3), RELEASED3)
                .when(new CommitReservation(ID, "other"))
                .expectEvents(new StockReservationCommitted(ID, "other", "order", 3, 0, 10, 7));
    }

    private static final StockReservationReleased RELEASED3 = new StockReservationReleased(ID, "r", 4, 3);

    @Test
    void a_stock_item_remembers_the_last_reservations_that_ended() {
        var oldest = Stream.of(opened(), received(10));
        var many = Stream.iterate(0, i -> i + 1)
                .limit(Reservations.REMEMBERED + 1)
                .flatMap(i -> Stream.of(reserved("r" + i, 1, 1, 9), new StockReservationReleased(ID, "r" + i, 1, 0)));
        var given = Stream.concat(oldest, many).toList();
        expectRefused(stockItem.given(given).when(new CommitReservation(ID, "r1")), Reason.CONFLICT);
        expectRefused(stockItem.given(given).when(new CommitReservation(ID, "r0")), Reason.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1_000_000_001})
    void a_reservation_of_an_impossible_quantity_makes_no_sense(long quantity) {
        assertThatThrownBy(() -> reserve("r", quantity)).isInstanceOf(IllegalArgumentException.class);
    }

    private TestExecutor<StockItem> holding() {
        return stockItem.given(opened(), received(10), reserved("r", 4, 4, 6));
    }

    private static ReserveStock reserve(String reservationId, long quantity) {
        return new ReserveStock(ID, reservationId, "order", quantity, EXPIRY);
    }
}
