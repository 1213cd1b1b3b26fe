package io.waybill.app.demo;

import io.waybill.messages.stock.MovementType;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Thinks a trading day through from opening to closing, keeping count of what is left. Plans one day. */
final class DayPlanner {

    /** Of so many products most is sold, of the first most of all. */
    private static final int BESTSELLERS = 40;

    /** One customer of so many insists on more than there is, and is refused. */
    private static final int INSISTS = 5;

    private static final List<String> DAMAGES = List.of(
            "dropped while stocking the shelf", "wet in the delivery van", "แตกระหว่างขนย้าย", "บรรจุภัณฑ์ฉีกขาด");
    private static final int MOST_DAMAGED = 3;
    private static final int MOST_MISCOUNTED = 3;

    private final ShopHours hours;
    private final Random random;
    private final List<Stack> stacks;
    private final List<Sale> sales = new ArrayList<>();
    private final List<PlannedMovement> plan = new ArrayList<>();
    private int orders;
    private int deliveries;

    DayPlanner(List<Shelf> shelves, long seed, ShopHours hours) {
        this.hours = hours;
        this.random = new Random(seed);
        this.stacks = new ArrayList<>(shelves.stream().map(Stack::new).toList());
        Collections.shuffle(stacks, random); // Chance decides what is in demand today.
    }

    List<PlannedMovement> plan() {
        for (var moment : Rhythm.moments(random)) {
            switch (moment.type()) {
                case RECEIVED -> receive(moment.at());
                case SOLD -> sell(moment.at());
                case RETURNED -> takeBack(moment.at());
                case DAMAGED -> damage(moment.at());
                case ADJUSTED -> count(moment.at());
                case TRANSFERRED_OUT, TRANSFERRED_IN, TRANSFER_RETURNED -> {} // The day has none.
            }
        }
        return plan;
    }

    private void receive(LocalTime at) {
        var stack = stacks.stream().filter(Stack::isLow).findFirst().orElseGet(this::anyStack);
        add(at, stack, MovementType.RECEIVED, 10 + 2 * stack.reorderLevel, reference("PO", ++deliveries), null);
    }

    private void sell(LocalTime at) {
        var stack = demanded();
        if (stack.onHand == 0 && random.nextInt(INSISTS) > 0) {
            stack = stacks.stream()
                    .filter(other -> other.onHand > 0)
                    .findFirst()
                    .orElse(stack);
        }
        long wanted = 1 + random.nextLong(1 + stack.reorderLevel * 3 / 5);
        if (wanted > stack.onHand && stack.onHand > 0 && random.nextInt(INSISTS) > 0) {
            wanted = stack.onHand;
        }
        String order = reference("SO", ++orders);
        if (wanted <= stack.onHand) {
            sales.add(new Sale(stack, wanted, order));
        }
        add(at, stack, MovementType.SOLD, wanted, order, null);
    }

    private void takeBack(LocalTime at) {
        if (!sales.isEmpty()) {
            var sale = sales.remove(random.nextInt(sales.size()));
            long returned = 1 + random.nextLong(sale.quantity);
            add(at, sale.stack, MovementType.RETURNED, returned, sale.order, "เปลี่ยนใจ");
        }
    }

    private void damage(LocalTime at) {
        var stack = anyStack();
        long damaged = Math.min(stack.onHand, 1 + random.nextLong(MOST_DAMAGED));
        if (damaged > 0) {
            add(at, stack, MovementType.DAMAGED, damaged, null, DAMAGES.get(random.nextInt(DAMAGES.size())));
        }
    }

    private void count(LocalTime at) {
        var stack = anyStack();
        long off = 1 + random.nextLong(MOST_MISCOUNTED);
        boolean missing = random.nextInt(3) > 0 && off <= stack.onHand;
        add(at, stack, MovementType.ADJUSTED, missing ? -off : off, "CLOSING-COUNT", "นับสต็อกปลายวัน");
    }

    private Stack anyStack() {
        return stacks.get(random.nextInt(stacks.size()));
    }

    private Stack demanded() {
        if (random.nextInt(4) == 0) {
            return anyStack();
        }
        double chance = Math.pow(random.nextDouble(), 1.4);
        return stacks.get((int) (Math.min(BESTSELLERS, stacks.size()) * chance));
    }

    private void add(
            LocalTime at,
            Stack stack,
            MovementType type,
            long quantity,
            @Nullable String order,
            @Nullable String notes) {
        plan.add(new PlannedMovement(at, hours.until(at), stack.stockItemId, type, quantity, order, notes));
        long left = stack.onHand + type.change(quantity);
        stack.onHand = left < 0 ? stack.onHand : left; // What is not there cannot leave.
    }

    private static String reference(String kind, int number) {
        return String.format(Locale.ROOT, "%s-%04d", kind, number);
    }

    /** How many of a product are left at this point of the plan. */
    private static final class Stack {

        private final String stockItemId;
        private final long reorderLevel;
        private long onHand;

        private Stack(Shelf shelf) {
            this.stockItemId = shelf.stockItemId();
            this.reorderLevel = shelf.reorderLevel();
            this.onHand = shelf.onHand();
        }

        private boolean isLow() {
            return onHand <= reorderLevel;
        }
    }

    private record Sale(Stack stack, long quantity, String order) {}
}
