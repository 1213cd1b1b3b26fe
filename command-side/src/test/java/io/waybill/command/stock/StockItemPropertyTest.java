package io.waybill.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.command.Decisions;
import io.waybill.messages.stock.ChangeReorderLevel;
import io.waybill.messages.stock.CommitReservation;
import io.waybill.messages.stock.ExpireReservation;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.OpenStockItem;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.ReleaseReservation;
import io.waybill.messages.stock.ReserveStock;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.stock.StopReceiving;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** What holds after every command of any sequence. */
class StockItemPropertyTest {

    private static final String ID = StockItemId.of("p1", "MAIN");
    private static final Decisions STOCK = StockAggregates.decide(new Trade());

    @AfterContainer
    static void close() {
        STOCK.close();
    }

    @Property(tries = 10_000)
    void stock_is_never_negative_and_never_promised_twice(@ForAll("sequences") List<Object> commands) {
        STOCK.startAnew();
        var ledger = new Ledger();
        int seen = 0;
        STOCK.given(new OpenStockItem("p1", "MAIN", 5, 3));
        for (Object command : commands) {
            var expected = ledger.of(STOCK.events().subList(seen, STOCK.events().size()));
            seen = STOCK.events().size();
            boolean accepted = STOCK.when(command).accepted();
            assertThat(accepted).as("%s at %s", command, expected).isEqualTo(expected.permits(command));
        }
        ledger.of(STOCK.events().subList(seen, STOCK.events().size()));
    }

    @Provide
    Arbitrary<List<Object>> sequences() {
        return commands().list().ofMaxSize(30);
    }

    private static Arbitrary<Object> commands() {
        var few = Arbitraries.longs().between(1, 8);
        var reservation = Arbitraries.of("r1", "r2", "r3", "r4", "r5");
        Arbitrary<Object> movement = Combinators.combine(
                        Arbitraries.of(MovementType.values()).filter(type -> !type.partOfTransfer()),
                        few,
                        Arbitraries.of(true, false))
                .as((type, quantity, less) -> new RecordStockMovement(
                        ID, "m", type, type == MovementType.ADJUSTED && less ? -quantity : quantity, null, null));
        Arbitrary<Object> reserve = Combinators.combine(reservation, few)
                .as((id, quantity) -> new ReserveStock(ID, id, "order", quantity, Instant.EPOCH));
        return Arbitraries.frequencyOf(
                Tuple.of(8, movement),
                Tuple.of(6, reserve),
                Tuple.of(3, reservation.map(id -> new CommitReservation(ID, id))),
                Tuple.of(2, reservation.map(id -> new ReleaseReservation(ID, id))),
                Tuple.of(2, reservation.map(id -> new ExpireReservation(ID, id))),
                Tuple.of(2, Arbitraries.longs().between(0, 9).map(level -> new ChangeReorderLevel(ID, level))),
                Tuple.of(1, Arbitraries.just(new StopReceiving(ID))));
    }
}
