package io.waybill.projection.webhook;

import io.waybill.messages.EventName;
import io.waybill.messages.Money;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentCancelled;
import io.waybill.messages.shipment.ShipmentDispatched;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.stock.ReorderLevelChanged;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockRanLow;
import io.waybill.messages.stock.StockRanOut;
import io.waybill.messages.stock.StockReceivingStopped;
import io.waybill.messages.stock.StockReservationCommitted;
import io.waybill.messages.stock.StockReservationExpired;
import io.waybill.messages.stock.StockReservationReleased;
import io.waybill.messages.stock.StockReserved;
import io.waybill.messages.webhook.WebhookTopic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What others are told of an event. Receivers depend on it, so each field is named here: another revision of an event changes
 * nothing for them, and what is about persons, or may name one, such as notes, gets out only if somebody writes it down.
 */
final class PublicForm {

    private static final Map<Class<?>, String> TOPICS = Map.ofEntries(
            Map.entry(StockItemOpened.class, WebhookTopic.STOCK),
            Map.entry(StockMovementRecorded.class, WebhookTopic.STOCK),
            Map.entry(StockReserved.class, WebhookTopic.STOCK),
            Map.entry(StockReservationCommitted.class, WebhookTopic.STOCK),
            Map.entry(StockReservationReleased.class, WebhookTopic.STOCK),
            Map.entry(StockReservationExpired.class, WebhookTopic.STOCK),
            Map.entry(ReorderLevelChanged.class, WebhookTopic.STOCK),
            Map.entry(StockRanLow.class, WebhookTopic.STOCK),
            Map.entry(StockRanOut.class, WebhookTopic.STOCK),
            Map.entry(StockReceivingStopped.class, WebhookTopic.STOCK),
            Map.entry(ShipmentBooked.class, WebhookTopic.SHIPMENTS),
            Map.entry(ShipmentDispatched.class, WebhookTopic.SHIPMENTS),
            Map.entry(ShipmentTracked.class, WebhookTopic.SHIPMENTS),
            Map.entry(ShipmentCancelled.class, WebhookTopic.SHIPMENTS),
            Map.entry(ProductRegistered.class, WebhookTopic.PRODUCTS),
            Map.entry(ProductChanged.class, WebhookTopic.PRODUCTS),
            Map.entry(ProductPriceChanged.class, WebhookTopic.PRODUCTS),
            Map.entry(ProductDiscontinued.class, WebhookTopic.PRODUCTS));

    private PublicForm() {}

    /** Every topic. */
    static Set<String> topics() {
        return Set.copyOf(TOPICS.values());
    }

    /** The topic of a kind of event, or absent for one that nobody is told of. */
    static @Nullable String topic(Class<?> event) {
        return TOPICS.get(event);
    }

    /** The name of a kind of event, the one that it is kept under. */
    static String type(Class<?> event) {
        return event.getAnnotation(EventName.class).value();
    }

    /**
     * What is told of an event.
     *
     * @param event an event that has a topic
     * @return names and values that can be written as JSON
     */
    static Map<String, Object> data(Object event) {
        var data = new Fields();
        switch (event) {
            case StockItemOpened opened ->
                data.with("stockItemId", opened.stockItemId())
                        .with("productId", opened.productId())
                        .with("location", opened.location())
                        .with("reorderLevel", opened.reorderLevel());
            case StockMovementRecorded movement -> movement(data, movement);
            case StockReservationCommitted committed ->
                movement(data, committed.movement()).with("reservationId", committed.reservationId());
            case StockReserved reserved ->
                data.with("stockItemId", reserved.stockItemId())
                        .with("reservationId", reserved.reservationId())
                        .with("referenceId", reserved.referenceId())
                        .with("quantity", reserved.quantity())
                        .with("reserved", reserved.reserved())
                        .with("available", reserved.available())
                        .with("expiresAt", reserved.expiresAt());
            case StockReservationReleased released ->
                data.with("stockItemId", released.stockItemId())
                        .with("reservationId", released.reservationId())
                        .with("quantity", released.quantity())
                        .with("reserved", released.reserved());
            case StockReservationExpired expired ->
                data.with("stockItemId", expired.stockItemId())
                        .with("reservationId", expired.reservationId())
                        .with("quantity", expired.quantity())
                        .with("reserved", expired.reserved());
            case ReorderLevelChanged changed ->
                data.with("stockItemId", changed.stockItemId())
                        .with("previousLevel", changed.previousLevel())
                        .with("reorderLevel", changed.reorderLevel());
            case StockRanLow low ->
                data.with("stockItemId", low.stockItemId())
                        .with("available", low.available())
                        .with("reorderLevel", low.reorderLevel());
            case StockRanOut out -> data.with("stockItemId", out.stockItemId());
            case StockReceivingStopped stopped -> data.with("stockItemId", stopped.stockItemId());
            case ShipmentBooked booked -> booking(data, booked);
            case ShipmentDispatched dispatched ->
                data.with("shipmentId", dispatched.shipmentId()).with("status", ShipmentStatus.DISPATCHED.name());
            case ShipmentTracked tracked ->
                data.with("shipmentId", tracked.shipmentId())
                        .with("status", tracked.shipmentStatus().name())
                        .with("reported", tracked.reported().name())
                        .with("location", tracked.location())
                        .with("seenAt", tracked.occurredAt());
            case ShipmentCancelled cancelled ->
                data.with("shipmentId", cancelled.shipmentId()).with("status", ShipmentStatus.CANCELLED.name());
            case ProductRegistered registered -> product(data, registered.productId(), registered.details());
            case ProductChanged changed -> product(data, changed.productId(), changed.details());
            case ProductPriceChanged changed ->
                product(data, changed.productId(), changed.details())
                        .with("previousPrice", money(changed.previousPrice()));
            case ProductDiscontinued discontinued -> data.with("productId", discontinued.productId());
            default -> throw new IllegalArgumentException("Nobody is told of " + event.getClass());
        }
        return data.values;
    }

    private static Fields movement(Fields data, StockMovementRecorded movement) {
        return data.with("stockItemId", movement.stockItemId())
                .with("movementId", movement.movementId())
                .with("type", movement.type().name())
                .with("quantity", movement.quantity())
                .with("previousQuantity", movement.previousQuantity())
                .with("newQuantity", movement.newQuantity())
                .with("reserved", movement.reserved())
                .with("referenceId", movement.referenceId());
    }

    /** Nothing of whom it is for, and of neither end. */
    private static void booking(Fields data, ShipmentBooked booked) {
        data.with("shipmentId", booked.shipmentId())
                .with("trackingNumber", booked.trackingNumber())
                .with("reference", booked.reference())
                .with("status", ShipmentStatus.BOOKED.name())
                .with("carrier", booked.carrier())
                .with("service", booked.service())
                .with("cost", money(booked.cost()))
                .with("estimatedDelivery", booked.estimatedDelivery())
                .with(
                        "items",
                        booked.items().stream()
                                .map(item -> Map.of("productId", item.productId(), "quantity", item.quantity()))
                                .toList());
    }

    private static Fields product(Fields data, String productId, ProductDetails details) {
        var size = details.dimensionsMm();
        return data.with("productId", productId)
                .with("sku", details.sku())
                .with("name", details.name())
                .with("description", details.description())
                .with("category", details.category())
                .with("price", money(details.price()))
                .with("attributes", details.attributes())
                .with("weightGrams", details.weightGrams())
                .with(
                        "dimensionsMm",
                        size == null
                                ? null
                                : Map.of("length", size.length(), "width", size.width(), "height", size.height()));
    }

    private static Map<String, String> money(Money money) {
        return Map.of("amount", money.decimal().toPlainString(), "currency", money.currency());
    }

    /** Fields in the order in which they are written; what is absent is left out. */
    private static final class Fields {

        private final Map<String, Object> values = new LinkedHashMap<>();

        Fields with(String name, @Nullable Object value) {
            if (value != null) {
                values.put(name, value);
            }
            return this;
        }
    }
}
