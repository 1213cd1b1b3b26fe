package io.waybill.command.transfer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.command.Refused;
import io.waybill.command.WhenRequestWasAppliedThenAnswerAgain;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.transfer.StartStockTransfer;
import io.waybill.messages.transfer.StartedTransfer;
import io.waybill.messages.transfer.StockTransferDeparted;
import io.waybill.messages.transfer.StockTransferStarted;
import io.waybill.messages.transfer.TransferOrder;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;

class StockTransferTest {

    private static final TransferOrder ORDER = new TransferOrder("p1", "MAIN", "SHOP", 4);
    private static final StartStockTransfer START = new StartStockTransfer("t", ORDER);
    private static final StockTransferStarted STARTED = new StockTransferStarted("t", ORDER);
    private static final Map<String, Object> REQUEST = Map.of(MetaDataKeys.REQUEST_ID, "request");

    private final AggregateTestFixture<StockTransfer> fixture = new AggregateTestFixture<>(StockTransfer.class);
    private final FixtureConfiguration<StockTransfer> transfer =
            fixture.registerHandlerEnhancerDefinition(new WhenRequestWasAppliedThenAnswerAgain(new ObjectProvider<>() {
                @Override
                public Stream<EventStore> stream() {
                    return Stream.of(fixture.getEventStore());
                }
            }));

    @Test
    void starts_before_anything_leaves() {
        transfer.givenNoPriorActivity()
                .when(START)
                .expectEvents(STARTED)
                .expectResultMessagePayload(new StartedTransfer("t", 0));
    }

    @Test
    void starts_once() {
        transfer.given(STARTED).when(START).expectNoEvents().expectException(Refused.class);
    }

    @Test
    void answers_a_repeated_request_as_the_first_time() {
        transfer.given(
                        GenericEventMessage.asEventMessage(STARTED).withMetaData(REQUEST),
                        new StockTransferDeparted("t", ORDER))
                .when(START, REQUEST)
                .expectNoEvents()
                .expectResultMessagePayload(new StartedTransfer("t", 0));
    }

    @ParameterizedTest
    @CsvSource({"MAIN, ' MAIN', 1", "MAIN, SHOP, 0", "MAIN, SHOP, -1", "MAIN, SHOP, 1000000001", "' ', SHOP, 1"})
    void an_order_that_moves_nothing_or_nowhere_makes_no_sense(String from, String to, long quantity) {
        assertThatThrownBy(() -> new TransferOrder("p1", from, to, quantity))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
