package io.waybill.command.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.command.Decisions;
import io.waybill.command.stock.Trade;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.OpenStockItem;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.ReserveStock;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StopReceiving;
import io.waybill.messages.transfer.StartStockTransfer;
import io.waybill.messages.transfer.StockTransferArrived;
import io.waybill.messages.transfer.StockTransferDeparted;
import io.waybill.messages.transfer.StockTransferReturned;
import io.waybill.messages.transfer.TransferOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** What holds for two locations and the goods between them, in whichever order and however often steps are taken. */
class TransferPropertyTest {

    private static final Trade TRADE = new Trade();
    private static final Decisions DECISIONS = Transfers.decide(TRADE);
    private static final int TRANSFERS = 4;
    private static final String DISCONTINUE = "the product is discontinued";
    private static final List<String> LOCATIONS = List.of("MAIN", "SHOP");

    @AfterContainer
    static void close() {
        DECISIONS.close();
    }

    @Property(tries = 10_000)
    void no_goods_are_lost_or_made_on_the_way(
            @ForAll("transfers") List<StartStockTransfer> transfers, @ForAll("sequences") List<Object> actions) {
        TRADE.reset();
        DECISIONS.startAnew().given(new OpenStockItem("p1", "MAIN", 10, 0));
        for (Object action : actions) {
            switch (action) {
                case Step step -> DECISIONS.when(step(transfers.get(step.transfer()), step.step()));
                case String discontinue -> TRADE.discontinue("p1");
                default -> DECISIONS.when(action);
            }
            requireConserved(DECISIONS.events());
        }
        for (StartStockTransfer transfer : transfers) {
            DECISIONS.when(transfer);
            Transfers.steps(transfer).forEach(DECISIONS::when);
            assertThat(DECISIONS.when(transfer).accepted()).isFalse();
        }
        requireConserved(DECISIONS.events());
        assertThat(inTransit(DECISIONS.events())).isZero();
    }

    private static Object step(StartStockTransfer transfer, int step) {
        return step == 0 ? transfer : Transfers.steps(transfer).get(step - 1);
    }

    private static void requireConserved(List<Object> events) {
        Map<String, Long> onHand = new HashMap<>();
        long broughtInOrTaken = 0;
        for (Object event : events) {
            if (event instanceof StockMovementRecorded moved) {
                onHand.put(moved.stockItemId(), moved.newQuantity());
                broughtInOrTaken += moved.type().partOfTransfer() ? 0 : moved.newQuantity() - moved.previousQuantity();
            }
        }
        long atLocations = onHand.values().stream().mapToLong(Long::longValue).sum();
        assertThat(onHand.values()).allMatch(quantity -> quantity >= 0);
        assertThat(atLocations + inTransit(events)).isEqualTo(broughtInOrTaken);
    }

    private static long inTransit(List<Object> events) {
        Map<String, Long> onTheWay = new HashMap<>();
        for (Object event : events) {
            switch (event) {
                case StockTransferDeparted departed ->
                    onTheWay.put(departed.transferId(), departed.order().quantity());
                case StockTransferArrived arrived -> onTheWay.remove(arrived.transferId());
                case StockTransferReturned returned -> onTheWay.remove(returned.transferId());
                default -> {}
            }
        }
        return onTheWay.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A step of one of the transfers: 0 starts it, then it leaves, is taken in, is taken back. */
    private record Step(int transfer, int step) {}

    @Provide
    Arbitrary<List<StartStockTransfer>> transfers() {
        var number = Arbitraries.of(0, 1);
        return Combinators.combine(number, Arbitraries.longs().between(1, 8))
                .as((from, quantity) -> new TransferOrder("p1", LOCATIONS.get(from), LOCATIONS.get(1 - from), quantity))
                .list()
                .ofSize(TRANSFERS)
                .map(TransferPropertyTest::numbered);
    }

    private static List<StartStockTransfer> numbered(List<TransferOrder> orders) {
        return IntStream.range(0, orders.size())
                .mapToObj(number -> new StartStockTransfer("t" + number, orders.get(number)))
                .toList();
    }

    @Provide
    Arbitrary<List<Object>> sequences() {
        var stockItem = Arbitraries.of(LOCATIONS).map(location -> StockItemId.of("p1", location));
        var few = Arbitraries.longs().between(1, 8);
        Arbitrary<Object> step = Combinators.combine(
                        Arbitraries.integers().between(0, TRANSFERS - 1),
                        Arbitraries.integers().between(0, 3))
                .as(Step::new);
        Arbitrary<Object> movement = Combinators.combine(
                        stockItem, Arbitraries.of(MovementType.RECEIVED, MovementType.SOLD), few)
                .as((id, type, quantity) -> new RecordStockMovement(id, "m", type, quantity, null, null));
        Arbitrary<Object> reserve = Combinators.combine(stockItem, Arbitraries.of("r1", "r2"), few)
                .as((id, reservation, quantity) -> new ReserveStock(id, reservation, "order", quantity, Instant.EPOCH));
        return Arbitraries.frequencyOf(
                        Tuple.of(16, step),
                        Tuple.of(3, movement),
                        Tuple.of(1, reserve),
                        Tuple.of(1, Arbitraries.of(LOCATIONS).map(location -> new OpenStockItem("p1", location, 1, 0))),
                        Tuple.of(1, stockItem.map(StopReceiving::new)),
                        Tuple.of(1, Arbitraries.just(DISCONTINUE)))
                .list()
                .ofMaxSize(40);
    }
}
