package io.waybill.command.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.stock.ChangeReorderLevel;
import io.waybill.messages.stock.CommitReservation;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.RecordStockMovement;
import io.waybill.messages.stock.ReleaseReservation;
import io.waybill.messages.stock.ReorderLevelChanged;
import io.waybill.messages.stock.ReserveStock;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockRanLow;
import io.waybill.messages.stock.StockRanOut;
import io.waybill.messages.stock.StockReceivingStopped;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.messages.stock.StockReservationExpired;
import io.waybill.messages.stock.StockReservationFellDue;
import io.waybill.messages.stock.StockReservationReleased;
import io.waybill.messages.stock.StockReserved;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the books of one stock item by hand, from what its events say of each change and never from the totals in them,
 * and finds every total that does not agree.
 */
final class Ledger {

    private final Map<String, Long> open = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private long quantity;
    private long reorderLevel;
    private boolean receiving = true;

    /** Enters what one command led to, and checks all that must hold. */
    Ledger of(List<Object> events) {
        for (int i = 0; i < events.size(); i++) {
            long before = available();
            long levelBefore = reorderLevel;
            enter((StockEvent) events.get(i));
            assertThat(quantity).isNotNegative();
            assertThat(available()).isBetween(0L, quantity);
            if (!(events.get(i) instanceof StockRanLow) && !(events.get(i) instanceof StockRanOut)) {
                var followers = events.subList(i + 1, Math.min(events.size(), i + 3));
                boolean low = before > levelBefore && available() <= reorderLevel;
                boolean out = before > 0 && available() == 0;
                assertThat(followers.stream().limit(1).anyMatch(StockRanLow.class::isInstance))
                        .isEqualTo(low);
                assertThat(followers.stream().limit(low ? 2 : 1).anyMatch(StockRanOut.class::isInstance))
                        .isEqualTo(out);
            }
        }
        return this;
    }

    private void enter(StockEvent event) {
        switch (event) {
            case StockItemOpened opened -> reorderLevel = opened.reorderLevel();
            case StockMovementRecorded moved -> {
                assertThat(moved.previousQuantity()).isEqualTo(quantity);
                quantity += moved.type().change(moved.quantity());
                assertThat(moved.newQuantity()).isEqualTo(quantity);
            }
            case StockReserved reserved -> {
                open.put(reserved.reservationId(), reserved.quantity());
                used.add(reserved.reservationId());
                assertThat(reserved.reserved()).isEqualTo(reserved());
                assertThat(reserved.available()).isEqualTo(available());
            }
            case StockReservationCommitted committed -> {
                assertThat(open.remove(committed.reservationId())).isEqualTo(committed.quantity());
                assertThat(committed.previousQuantity()).isEqualTo(quantity);
                quantity -= committed.quantity();
                assertThat(committed.newQuantity()).isEqualTo(quantity);
                assertThat(committed.reserved()).isEqualTo(reserved());
            }
            case StockReservationReleased released -> {
                assertThat(open.remove(released.reservationId())).isEqualTo(released.quantity());
                assertThat(released.reserved()).isEqualTo(reserved());
            }
            case StockReservationExpired expired -> {
                assertThat(open.remove(expired.reservationId())).isEqualTo(expired.quantity());
                assertThat(expired.reserved()).isEqualTo(reserved());
            }
            case ReorderLevelChanged changed -> {
                assertThat(changed.previousLevel()).isEqualTo(reorderLevel);
                reorderLevel = changed.reorderLevel();
            }
            case StockRanLow low -> {
                assertThat(low.available()).isEqualTo(available());
                assertThat(low.reorderLevel()).isEqualTo(reorderLevel);
            }
            case StockRanOut out -> assertThat(available()).as("%s", out).isZero();
            case StockReceivingStopped stopped -> {
                assertThat(receiving).as("%s", stopped).isTrue();
                receiving = false;
            }
            case StockReservationFellDue due -> throw new AssertionError("No command leads to " + due);
        }
    }

    /** Whether a command has to be carried out. */
    boolean permits(Object command) {
        return switch (command) {
            case RecordStockMovement movement ->
                (receiving || movement.type() != MovementType.RECEIVED)
                        && available() + movement.type().change(movement.quantity()) >= 0;
            case ReserveStock reserve -> !used.contains(reserve.reservationId()) && reserve.quantity() <= available();
            case CommitReservation commit -> open.containsKey(commit.reservationId());
            case ReleaseReservation release -> open.containsKey(release.reservationId());
            case ChangeReorderLevel change -> change.reorderLevel() >= 0;
            default -> true;
        };
    }

    private long reserved() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    private long available() {
        return quantity - reserved();
    }

    @Override
    public String toString() {
        return quantity + " on hand, reserved " + open + ", reorder level " + reorderLevel + ", receiving " + receiving;
    }
}
