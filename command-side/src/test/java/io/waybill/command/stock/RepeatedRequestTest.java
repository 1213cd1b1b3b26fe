package io.waybill.command.stock;

import static io.waybill.command.stock.AStockItem.EXPIRY;
import static io.waybill.command.stock.AStockItem.ID;
import static io.waybill.command.stock.AStockItem.by;
import static io.waybill.command.stock.AStockItem.expectRefused;
import static io.waybill.command.stock.AStockItem.moved;
import static io.waybill.command.stock.AStockItem.opened;
import static io.waybill.command.stock.AStockItem.received;
import static io.waybill.command.stock.AStockItem.request;
import static io.waybill.command.stock.AStockItem.reserved;
import static io.waybill.messages.stock.MovementType.SOLD;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.stock.ChangeReorderLevel;
import io.waybill.messages.stock.CommitReservation;
import io.waybill.messages.stock.ExpireReservation;
import io.waybill.messages.stock.OpenStockItem;
import io.waybill.messages.stock.OpenedStockItem;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.RecordStockMovements;
import io.waybill.messages.stock.ReleaseReservation;
import io.waybill.messages.stock.ReorderLevel;
import io.waybill.messages.stock.ReorderLevelChanged;
import io.waybill.messages.stock.ReserveStock;
import io.waybill.messages.stock.StockItemVersion;
import io.waybill.messages.stock.StockMovement;
import io.waybill.messages.stock.StockMovements;
import io.waybill.messages.stock.StockMovements.Outcome;
import io.waybill.messages.stock.StockRanLow;
import io.waybill.messages.stock.StockRanOut;
import io.waybill.messages.stock.StockReceivingStopped;
import io.waybill.messages.stock.StockReservation;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.messages.stock.StockReservationExpired;
import io.waybill.messages.stock.StockReservationReleased;
import io.waybill.messages.stock.StopReceiving;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that was applied is answered as it was the first time, whatever happened since. */
class RepeatedRequestTest {

    private final FixtureConfiguration<StockItem> stockItem = AStockItem.with(new Trade());

    static Stream<Arguments> applied() {
        var holding = List.of(received(10), reserved("r", 4, 4, 6));
        return Stream.of(
                arguments(
                        new OpenStockItem("p1", "MAIN", 3, 5),
                        List.of(),
                        List.of(opened(), received(3)),
                        new OpenedStockItem(ID, "p1", "MAIN", 5, 1)),
                arguments(
                        new RecordStockMovement(ID, "m", SOLD, 10, null, null),
                        List.of(opened(), received(10)),
                        List.of(moved(SOLD, 10, 10, 0), new StockRanLow(ID, 0, 5), new StockRanOut(ID)),
                        new StockMovement("m", ID, SOLD, 10, 10, 0, 4)),
                arguments(
                        new RecordStockMovements(
                                ID,
                                List.of(
                                        new RecordStockMovement(ID, "m1", SOLD, 6, null, null),
                                        new RecordStockMovement(ID, "m2", SOLD, 5, null, null),
                                        new RecordStockMovement(ID, "m3", SOLD, 4, null, null))),
                        List.of(opened(), received(10)),
                        List.of(
                                moved("m1", SOLD, 6, 10, 4),
                                new StockRanLow(ID, 4, 5),
                                moved("m3", SOLD, 4, 4, 0),
                                new StockRanOut(ID)),
                        new StockMovements(List.of(
                                Outcome.recorded(new StockMovement("m1", ID, SOLD, 6, 10, 4, 3)),
                                Outcome.refused(new Refusal(
                                        Reason.CONFLICT,
                                        "This movement was refused when the request came for the first time.")),
                                Outcome.recorded(new StockMovement("m3", ID, SOLD, 4, 4, 0, 5))))),
                arguments(
                        new ReserveStock(ID, "r", "order", 4, EXPIRY.plusSeconds(9)),
                        List.of(opened(), received(10)),
                        List.of(reserved("r", 4, 4, 6)),
                        new StockReservation("r", ID, 4, 6, EXPIRY, 2)),
                arguments(
                        new CommitReservation(ID, "r"),
                        join(opened(), holding),
                        List.of(new StockReservationCommitted(ID, "r", "order", 4, 0, 10, 6)),
                        new StockMovement("r", ID, SOLD, 4, 10, 6, 3)),
                arguments(
                        new ReleaseReservation(ID, "r"),
                        join(opened(), holding),
                        List.of(new StockReservationReleased(ID, "r", 4, 0)),
                        new StockItemVersion(ID, 3)),
                arguments(
                        new ExpireReservation(ID, "r"),
                        join(opened(), holding),
                        List.of(new StockReservationExpired(ID, "r", 4, 0)),
                        new StockItemVersion(ID, 3)),
                arguments(
                        new ChangeReorderLevel(ID, 2),
                        List.of(opened()),
                        List.of(new ReorderLevelChanged(ID, 5, 2)),
                        new ReorderLevel(ID, 2, 1)),
                arguments(
                        new StopReceiving(ID),
                        List.of(opened()),
                        List.of(new StockReceivingStopped(ID)),
                        new StockItemVersion(ID, 1)));
    }

    private static List<Object> join(Object first, List<?> rest) {
        List<Object> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    @ParameterizedTest
    @MethodSource("applied")
    void is_answered_as_the_first_time(Object command, List<Object> before, List<Object> led, Object answer) {
        List<Object> given = new ArrayList<>(before);
        led.forEach(event -> given.add(by("request", "body", event)));
        given.add(by("another", "body", new ReorderLevelChanged(ID, 5, 1)));
        stockItem
                .given(given)
                .when(command, request("request", "body"))
                .expectNoEvents()
                .expectResultMessagePayload(answer);
    }

    @Test
    void is_refused_where_it_asks_for_something_else() {
        expectRefused(
                stockItem
                        .given(opened(), received(10), by("request", "body", moved(SOLD, 1, 10, 9)))
                        .when(
                                new RecordStockMovement(ID, "m", SOLD, 2, null, null),
                                request("request", "another body")),
                Reason.REQUEST_REUSED);
    }
}
