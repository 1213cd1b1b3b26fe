package io.waybill.app.axon;

import io.waybill.messages.EventName;
import io.waybill.messages.category.CategoryEvent;
import io.waybill.messages.product.ProductEvent;
import io.waybill.messages.shipment.ShipmentEvent;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.transfer.StockTransferEvent;
import io.waybill.messages.user.UserEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which record stands for which name in the event store, and the other way round. */
final class EventNames {

    /** The sealed families that all events belong to. */
    static final List<Class<?>> FAMILIES = List.of(
            CategoryEvent.class,
            ProductEvent.class,
            ShipmentEvent.class,
            StockEvent.class,
            StockTransferEvent.class,
            UserEvent.class);

    private final Map<String, Class<?>> byName = new HashMap<>();
    private final Map<Class<?>, String> byType = new HashMap<>();

    /**
     * @throws IllegalStateException if an event has no name, or two have the same
     */
    EventNames() {
        FAMILIES.forEach(this::add);
    }

    private void add(Class<?> type) {
        if (type.isSealed()) {
            List.of(type.getPermittedSubclasses()).forEach(this::add);
            return;
        }
        EventName name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalStateException(type + " has no @EventName");
        }
        byType.put(type, name.value());
        claim(name.value(), type);
        List.of(name.formerly()).forEach(former -> claim(former, type));
    }

    private void claim(String name, Class<?> type) {
        Class<?> other = byName.putIfAbsent(name, type);
        if (other != null) {
            throw new IllegalStateException(other + " and " + type + " are both named " + name);
        }
    }

    /** The name of an event, absent for a type that is none. */
    @Nullable
    String nameOf(Class<?> type) {
        return byType.get(type);
    }

    /** The record for a name, absent for a name that no event has. */
    @Nullable
    Class<?> typeOf(String name) {
        return byName.get(name);
    }

    /** All events. */
    Iterable<Class<?>> types() {
        return byType.keySet();
    }
}
