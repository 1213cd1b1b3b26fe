package io.waybill.projection.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.Money;
import io.waybill.messages.Personal;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.SkuClaimed;
import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.ShipmentBooked;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentTracked;
import io.waybill.messages.shipment.ShippedItem;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationFellDue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What others are told, which they depend on: a change here breaks somebody's program. */
class PublicFormTest {

    private static final Instant NOON = Instant.parse("2026-03-01T05:00:00Z");

    private static String told(Object event) {
        return JsonMapper.shared().writeValueAsString(PublicForm.data(event));
    }

    @Test
    void a_movement_is_told_without_its_notes() {
        var movement = new StockMovementRecorded(
                "item", "movement", MovementType.SOLD, 3, 10, 7, 2, "ORDER-1", "For Mrs Malee Suksan");

        assertThat(PublicForm.topic(movement.getClass())).isEqualTo("stock");
        assertThat(PublicForm.type(movement.getClass())).isEqualTo("stock.movement-recorded");
        assertThat(told(movement)).isEqualTo("""
                {"stockItemId":"item","movementId":"movement","type":"SOLD","quantity":3,"previousQuantity":10,\
                "newQuantity":7,"reserved":2,"referenceId":"ORDER-1"}""");
    }

    @Test
    void a_booking_tells_nothing_of_whom_it_is_for() {
        var secret = new Personal("customer", "Malee Suksan");
        var end = new ShipmentBooked.End(secret, List.of(secret), secret, "10110", "TH");
        var booked = new ShipmentBooked(
                "shipment",
                "TH0000000000001",
                "ORDER-1",
                new ShipmentBooked.Customer("customer", secret, secret, secret),
                end,
                end,
                List.of(new Parcel(1, 1, 1, 1)),
                List.of(new ShippedItem("tea", 2)),
                "THAILAND_POST",
                "EMS",
                new Money(12_345, "THB"),
                LocalDate.of(2026, 3, 4),
                NOON);

        assertThat(told(booked))
                .startsWith("{\"shipmentId\":\"shipment\",\"trackingNumber\":\"TH0000000000001\"")
                .contains("\"cost\":{", "\"amount\":\"123.45\"", "\"estimatedDelivery\":\"2026-03-04\"")
                .doesNotContain("Malee", "customer", "10110");
    }

    @Test
    void a_sighting_tells_no_free_text() {
        var tracked = new ShipmentTracked(
                "shipment",
                ShipmentStatus.DELIVERED,
                "Chiang Mai",
                new Personal("customer", "Left with the neighbour"),
                NOON,
                ShipmentStatus.DELIVERED,
                "same",
                "scan-1");

        assertThat(told(tracked)).isEqualTo("""
                {"shipmentId":"shipment","status":"DELIVERED","reported":"DELIVERED","location":"Chiang Mai",\
                "seenAt":"2026-03-01T05:00:00Z"}""");
    }

    @Test
    void a_price_is_told_with_the_one_before() {
        var details = new ProductDetails("TEA", "Tea", "", new Money(9_900, "THB"), "Drinks", Map.of(), null, null);

        assertThat(PublicForm.data(new ProductPriceChanged("tea", new Money(100, "JPY"), details, NOON, NOON)))
                .containsEntry("price", Map.of("amount", "99.00", "currency", "THB"))
                .containsEntry("previousPrice", Map.of("amount", "100", "currency", "JPY"))
                .doesNotContainKeys("weightGrams", "dimensionsMm");
    }

    static List<Class<?>> whatHappensToStock() {
        return List.of(StockEvent.class.getPermittedSubclasses());
    }

    /** Whoever adds a kind of event decides whether others are told. */
    @ParameterizedTest
    @MethodSource("whatHappensToStock")
    void everything_that_happens_to_stock_is_told(Class<?> event) {
        if (event != StockReservationFellDue.class) {
            assertThat(PublicForm.topic(event)).isEqualTo("stock");
        }
    }

    @Test
    void how_a_sku_is_guarded_concerns_nobody() {
        assertThat(PublicForm.topic(SkuClaimed.class)).isNull();
        assertThat(PublicForm.topic(StockReservationFellDue.class)).isNull();
    }
}
