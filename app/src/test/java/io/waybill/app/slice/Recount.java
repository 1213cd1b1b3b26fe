package io.waybill.app.slice;

import io.waybill.messages.EventName;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Money;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationCommitted;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Every event there is, counted in the plainest way: what reports have to agree with. */
final class Recount {

    private static final ZoneId BUSINESS = ZoneId.of("Asia/Bangkok");

    /** A movement, with what has to be looked up elsewhere. */
    record Moved(
            LocalDate day,
            String product,
            String location,
            MovementType type,
            long quantity,
            long change,
            Money price) {

        BigDecimal amount() {
            return decimal(price).multiply(BigDecimal.valueOf(Math.abs(quantity)));
        }
    }

    /** The way of a shipment. */
    private record Way(ShipmentBooked booked, List<Object> steps) {}

    private final Map<String, Money> prices = new HashMap<>();
    private final Map<String, Long> onHand = new HashMap<>();
    private final Map<String, StockItemOpened> items = new HashMap<>();
    private final Map<String, Way> ways = new HashMap<>();
    final Map<String, String> categories = new HashMap<>();
    final List<Moved> movements = new ArrayList<>();
    final Map<String, Long> eventsByUser = new TreeMap<>();
    final Map<String, BigDecimal> shippingCostByCurrency = new TreeMap<>();

    static Recount of(EventStore store) throws InterruptedException {
        var recount = new Recount();
        long last = store.createHeadToken().position().orElse(-1);
        try (var events = store.openStream(null)) {
            while (last >= 0) {
                TrackedEventMessage<?> event = events.nextAvailable();
                long position = event.trackingToken().position().orElseThrow();
                if (position <= last) {
                    recount.add(event);
                }
                if (position >= last) {
                    break;
                }
            }
        }
        return recount;
    }

    private void add(TrackedEventMessage<?> event) {
        if (event.getMetaData().get(MetaDataKeys.USER_ID) instanceof String user
                && event.getPayloadType().isAnnotationPresent(EventName.class)) {
            eventsByUser.merge(user, 1L, Long::sum);
        }
        switch (event.getPayload()) {
            case ProductRegistered product -> details(product.productId(), product.details());
            case ProductPriceChanged product -> details(product.productId(), product.details());
            case io.waybill.messages.product.ProductChanged product ->
                categories.put(product.productId(), product.details().category());
            case StockItemOpened item -> items.put(item.stockItemId(), item);
            case StockMovementRecorded movement -> move(movement, event.getTimestamp());
            case StockReservationCommitted committed -> move(committed.movement(), event.getTimestamp());
            case ShipmentBooked booked -> {
                ways.put(booked.shipmentId(), new Way(booked, new ArrayList<>()));
                shippingCostByCurrency.merge(booked.cost().currency(), decimal(booked.cost()), BigDecimal::add);
            }
            case ShipmentCancelled cancelled -> {
                var way = step(cancelled.shipmentId(), cancelled);
                shippingCostByCurrency.merge(
                        way.booked().cost().currency(), decimal(way.booked().cost()), BigDecimal::subtract);
            }
            case ShipmentDispatched dispatched -> step(dispatched.shipmentId(), dispatched);
            case ShipmentTracked tracked -> step(tracked.shipmentId(), tracked);
            default -> {}
        }
    }

    private void details(String product, ProductDetails details) {
        prices.put(product, details.price());
        categories.put(product, details.category());
    }

    private void move(StockMovementRecorded movement, Instant at) {
        var item = Objects.requireNonNull(items.get(movement.stockItemId()));
        long change = movement.newQuantity() - movement.previousQuantity();
        onHand.merge(item.productId(), change, Long::sum);
        movements.add(new Moved(
                LocalDate.ofInstant(at, BUSINESS),
                item.productId(),
                item.location(),
                movement.type(),
                movement.quantity(),
                change,
                Objects.requireNonNull(prices.get(item.productId()))));
    }

    private Way step(String shipment, Object step) {
        var way = Objects.requireNonNull(ways.get(shipment));
        way.steps().add(step);
        return way;
    }

    /** What everything in stock costs now, by currency. */
    Map<String, BigDecimal> stockValue() {
        Map<String, BigDecimal> values = new TreeMap<>();
        onHand.forEach((product, quantity) -> {
            var price = Objects.requireNonNull(prices.get(product));
            values.merge(price.currency(), decimal(price).multiply(BigDecimal.valueOf(quantity)), BigDecimal::add);
        });
        return values;
    }

    /**
     * Of each carrier: booked, dispatched, cancelled, failed attempts, delivered, on time, returned.
     *
     * @param from the first day of what is counted; carriers may tell of what was long before
     * @param to the last one
     */
    Map<String, List<Long>> carriers(LocalDate from, LocalDate to) {
        Predicate<@Nullable Instant> within = at -> {
            if (at == null) {
                return false;
            }
            var day = LocalDate.ofInstant(at, BUSINESS);
            return !day.isBefore(from) && !day.isAfter(to);
        };
        Map<String, List<Long>> carriers = new TreeMap<>();
        for (var way : ways.values()) {
            var delivered = first(way, ShipmentStatus.DELIVERED);
            var returned = first(way, ShipmentStatus.RETURNED);
            boolean arrived = returned == null && within.test(delivered);
            boolean onTime = arrived
                    && !LocalDate.ofInstant(Objects.requireNonNull(delivered), BUSINESS)
                            .isAfter(way.booked().estimatedDelivery());
            List<Long> counts = List.of(
                    within.test(way.booked().bookedAt()) ? 1L : 0L,
                    count(way, within, step -> step instanceof ShipmentDispatched it ? it.dispatchedAt() : null),
                    count(way, within, step -> step instanceof ShipmentCancelled it ? it.cancelledAt() : null),
                    count(
                            way,
                            within,
                            step -> step instanceof ShipmentTracked it
                                            && it.reported() == ShipmentStatus.DELIVERY_FAILED
                                    ? it.occurredAt()
                                    : null),
                    arrived ? 1L : 0L,
                    onTime ? 1L : 0L,
                    within.test(returned) ? 1L : 0L);
            carriers.merge(way.booked().carrier(), counts, Recount::sum);
        }
        return carriers;
    }

    private static @Nullable Instant first(Way way, ShipmentStatus status) {
        return way.steps().stream()
                .filter(step -> step instanceof ShipmentTracked tracked && tracked.reported() == status)
                .map(step -> ((ShipmentTracked) step).occurredAt())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static long count(
            Way way, Predicate<@Nullable Instant> within, Function<Object, @Nullable Instant> happened) {
        return way.steps().stream()
                .filter(step -> within.test(happened.apply(step)))
                .count();
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        List<Long> sums = new ArrayList<>();
        for (int index = 0; index < one.size(); index++) {
            sums.add(one.get(index) + other.get(index));
        }
        return sums;
    }

    private static BigDecimal decimal(Money money) {
        return BigDecimal.valueOf(
                money.minorUnits(),
                Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits()));
    }
}
