package io.waybill.command.stock;

import io.waybill.command.Refused;
import io.waybill.command.WhenRequestWasAppliedThenAnswerAgain;
import io.waybill.command.WhenVersionIsNotTheExpectedThenRefuse;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Refusal;
import io.waybill.messages.Refusal.Reason;
import io.waybill.messages.stock.MovementType;
import io.waybill.messages.stock.StockItemId;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReserved;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.springframework.beans.factory.ObjectProvider;

/** A stock item of the product {@code p1} at {@code MAIN}, for given, when and then. */
final class AStockItem {

    static final String ID = StockItemId.of("p1", "MAIN");
    static final Instant EXPIRY = Instant.parse("2026-11-21T12:15:00Z");

    private AStockItem() {}

    static FixtureConfiguration<StockItem> with(ProductsInTrade products) {
        var fixture = new AggregateTestFixture<>(StockItem.class);
        return fixture.registerInjectableResource(products)
                .registerHandlerEnhancerDefinition(new WhenVersionIsNotTheExpectedThenRefuse())
                .registerHandlerEnhancerDefinition(new WhenRequestWasAppliedThenAnswerAgain(new ObjectProvider<>() {
                    @Override
                    public Stream<EventStore> stream() {
                        return Stream.of(fixture.getEventStore());
                    }
                }));
    }

    /** Opened to count as low at 5 available. */
    static StockItemOpened opened() {
        return new StockItemOpened(ID, "p1", "MAIN", 5);
    }

    static StockMovementRecorded received(long quantity) {
        return moved(MovementType.RECEIVED, quantity, 0, quantity);
    }

    static StockMovementRecorded moved(MovementType type, long quantity, long before, long after) {
        return moved("m", type, quantity, before, after);
    }

    static StockMovementRecorded moved(String id, MovementType type, long quantity, long before, long after) {
        return new StockMovementRecorded(ID, id, type, quantity, before, after, 0, null, null);
    }

    static StockReserved reserved(String reservationId, long quantity, long reserved, long available) {
        return new StockReserved(ID, reservationId, "order", quantity, reserved, available, EXPIRY);
    }

    /** The event, as a request led to it. */
    static EventMessage<?> by(String request, String fingerprint, Object event) {
        return GenericEventMessage.asEventMessage(event).withMetaData(request(request, fingerprint));
    }

    static Map<String, Object> request(String request, String fingerprint) {
        return Map.of(MetaDataKeys.REQUEST_ID, request, MetaDataKeys.REQUEST_FINGERPRINT, fingerprint);
    }

    static void expectRefused(ResultValidator<StockItem> then, Reason reason) {
        then.expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionDetails(new CustomTypeSafeMatcher<Refusal>("a refusal because " + reason) {
                    @Override
                    protected boolean matchesSafely(Refusal refusal) {
                        return refusal.reason() == reason;
                    }
                });
    }
}
