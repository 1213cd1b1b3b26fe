package io.waybill.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waybill.messages.Becomes;
import io.waybill.messages.Money;
import io.waybill.messages.Personal;
import io.waybill.messages.Sets;
import io.waybill.messages.audit.HistoryPage.FieldChange;
import io.waybill.messages.category.CategoryChanged;
import io.waybill.messages.category.CategoryCreated;
import io.waybill.messages.category.CategoryEvent;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductEvent;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.shipment.ShipmentEvent;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockEvent;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationReleased;
import io.waybill.messages.stock.StockReserved;
import io.waybill.messages.transfer.StockTransferEvent;
import io.waybill.messages.user.UserDeactivated;
import io.waybill.messages.user.UserEvent;
import io.waybill.messages.user.UserProfileChanged;
import io.waybill.messages.user.UserRegistered;
import io.waybill.messages.user.UserRole;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What events come to, for any kind of aggregate. */
class FoldTest {

    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00Z");

    private final Fold fold = new Fold(EventTree.telling(true));

    @Test
    void a_movement_changes_what_is_on_hand_and_tells_why() {
        fold.add(new StockItemOpened("item", "product", "MAIN", 5), "item");
        var step = fold.add(
                new StockMovementRecorded("item", "m1", MovementType.RECEIVED, 7, 0, 7, 0, "ORDER-1", null), "item");

        assertThat(step.changes())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .containsExactly(tuple("quantity", 0L, 7L));
        assertThat(step.details())
                .containsEntry("type", "RECEIVED")
                .containsEntry("referenceId", "ORDER-1")
                .doesNotContainKeys("stockItemId", "notes");
        assertThat(fold.state())
                .containsEntry("quantity", 7L)
                .containsEntry("reorderLevel", 5L)
                .containsEntry("receiving", true)
                .doesNotContainKeys("stockItemId", "movementId", "previousQuantity", "type");
    }

    @Test
    void a_reservation_is_there_until_it_ends() {
        fold.add(new StockItemOpened("item", "product", "MAIN", 5), "item");
        fold.add(new StockReserved("item", "r1", "ORDER-1", 2, 2, 8, NOON), "item");
        assertThat(fold.state()).containsEntry("reserved", 2L).containsKey("reservations");

        var step = fold.add(new StockReservationReleased("item", "r1", 2, 0), "item");
        assertThat(step.changes())
                .extracting(FieldChange::field)
                .containsExactlyInAnyOrder(
                        "reserved",
                        "reservations.r1.referenceId",
                        "reservations.r1.quantity",
                        "reservations.r1.expiresAt");
        assertThat(fold.state()).containsEntry("reserved", 0L).doesNotContainKey("reservations");
    }

    @Test
    void nested_fields_are_told_by_their_path_and_what_stays_is_not_told() {
        fold.add(new ProductRegistered("p", details("99.50", Map.of("colour", "green", "a.b", "x")), NOON), "p");
        var step = fold.add(
                new ProductChanged("p", details("98.00", Map.of("colour", "red")), NOON, NOON.plusSeconds(1)), "p");

        assertThat(step.changes())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .containsExactlyInAnyOrder(
                        tuple("price.amount", "99.50", "98.00"),
                        tuple("attributes.colour", "green", "red"),
                        tuple("attributes['a.b']", "x", null),
                        tuple("changedAt", null, "2026-11-21T05:00:01Z"));
    }

    private static ProductDetails details(String price, Map<String, String> attributes) {
        long satang = Long.parseLong(price.replace(".", ""));
        return new ProductDetails("SKU", "Tea", "", new Money(satang, "THB"), "Drinks", attributes, null, null);
    }

    @Test
    void many_things_in_one_aggregate_are_kept_apart() {
        fold.add(new CategoryCreated("drinks", "Drinks", null), "tree");
        fold.add(new CategoryCreated("tea", "Tea", "drinks"), "tree");
        var step = fold.add(new CategoryChanged("tea", "Teas", null), "tree");

        assertThat(step.changes())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .containsExactlyInAnyOrder(
                        tuple("categories.tea.name", "Tea", "Teas"), tuple("categories.tea.parentId", "drinks", null));
        assertThat(fold.state())
                .isEqualTo(Map.of(
                        "categories", Map.of("drinks", Map.of("name", "Drinks"), "tea", Map.of("name", "Teas"))));
    }

    @Test
    void what_cannot_be_read_of_a_person_is_told_as_changed_where_it_was_and_nowhere_else() {
        fold.add(registered(null), "u");
        assertThat(fold.add(new UserProfileChanged("u", new Personal("u", null), "claim"), "u")
                        .changes())
                .contains(new FieldChange(
                        "username", Map.of("person", "u", "erased", true), Map.of("person", "u", "erased", true)));
        assertThat(fold.add(new UserDeactivated("u"), "u").changes())
                .containsExactly(new FieldChange("active", true, false));
    }

    @Test
    void who_may_not_read_of_persons_is_not_told() {
        var withheld = new Fold(EventTree.telling(false));
        withheld.add(registered("Malee"), "u");
        assertThat(withheld.state().toString()).contains("withheld").doesNotContain("Malee");
        fold.add(registered("Malee"), "u");
        assertThat(fold.state().toString()).contains("Malee");
    }

    private static UserRegistered registered(@Nullable String name) {
        return new UserRegistered(
                "u", new Personal("u", name), new Personal("u", name), "e", "n", "c", List.of(UserRole.CLERK));
    }

    /** A field that is misspelt in an annotation would quietly become nothing. */
    @ParameterizedTest
    @MethodSource("events")
    void every_annotation_names_fields_that_the_event_has(Class<?> event) {
        assertThat(event.isRecord()).isTrue();
        var fields = Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        var sets = event.getAnnotation(Sets.class);
        var templates = Stream.concat(
                Arrays.stream(event.getRecordComponents())
                        .map(component -> component.getAnnotation(Becomes.class))
                        .filter(becomes -> becomes != null)
                        .map(Becomes::value),
                sets == null ? Stream.of() : Arrays.stream(sets.value()));
        templates
                .flatMap(template -> Stream.of(template.split("[.=]", -1)))
                .filter(name -> name.startsWith("{"))
                .forEach(name -> assertThat(fields).contains(name.substring(1, name.length() - 1)));
    }

    static Stream<Class<?>> events() {
        return Stream.of(
                        CategoryEvent.class,
                        ProductEvent.class,
                        ShipmentEvent.class,
                        StockEvent.class,
                        StockTransferEvent.class,
                        UserEvent.class)
                .flatMap(FoldTest::leaves);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(FoldTest::leaves)
                : Stream.of(type);
    }
}
