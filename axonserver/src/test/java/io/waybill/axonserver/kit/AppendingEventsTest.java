package io.waybill.axonserver.kit;

import static io.waybill.axonserver.kit.Messages.append;
import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.Status;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppendingEventsTest extends Compatibility {

    private EventChannel events;

    @BeforeEach
    void openChannel() {
        events = clients.connect("appending").eventChannel();
    }

    @Test
    void whatWasAppendedIsReadBackUnchanged() {
        String aggregate = fresh("stock");
        Event event = event(aggregate, 0, "StockReceived", "{\"quantity\":5}").toBuilder()
                .putMetaData("user", text("ann"))
                .putMetaData(
                        "attempts",
                        MetaDataValue.newBuilder().setNumberValue(-3).build())
                .putMetaData(
                        "share", MetaDataValue.newBuilder().setDoubleValue(2.0).build())
                .putMetaData(
                        "urgent",
                        MetaDataValue.newBuilder().setBooleanValue(true).build())
                .putMetaData(
                        "trace",
                        MetaDataValue.newBuilder()
                                .setBytesValue(SerializedObject.newBuilder()
                                        .setType("trace")
                                        .setRevision("2")
                                        .setData(ByteString.copyFrom(new byte[] {0, -1, 7})))
                                .build())
                .build();

        append(events, event);

        assertThat(history(aggregate)).containsExactly(event);
    }

    private static MetaDataValue text(String value) {
        return MetaDataValue.newBuilder().setTextValue(value).build();
    }

    @Test
    void aWrongSequenceNumberIsRefusedWithItsCode() {
        String aggregate = fresh("stock");
        append(events, event(aggregate, 0));

        Throwable again =
                catchThrowable(() -> append(events, event(aggregate, 0))).getCause();
        Throwable gap =
                catchThrowable(() -> append(events, event(aggregate, 2))).getCause();

        assertThat(List.of(again, gap)).allSatisfy(refusal -> {
            assertThat(Messages.status(refusal).getCode()).isEqualTo(Status.Code.OUT_OF_RANGE);
            assertThat(Messages.status(refusal).getDescription()).startsWith("[AXONIQ-2000]");
            assertThat(Messages.errorCode(refusal)).isEqualTo("AXONIQ-2000");
        });
        assertThat(history(aggregate)).hasSize(1);
    }

    @Test
    void aTransactionOverSeveralAggregatesIsAtomic() {
        String source = fresh("stock");
        String target = fresh("stock");
        append(events, event(source, 0), event(target, 0));

        Throwable refusal = catchThrowable(() -> append(events, event(source, 1), event(target, 5)));

        assertThat(refusal).isNotNull();
        assertThat(history(source)).hasSize(1);
        assertThat(history(target)).hasSize(1);
    }

    @Test
    void severalEventsOfOneAggregateFollowEachOtherInOneTransaction() {
        String aggregate = fresh("stock");

        append(events, event(aggregate, 0), event(aggregate, 1), event(aggregate, 2));

        assertThat(history(aggregate))
                .extracting(Event::getAggregateSequenceNumber)
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void aRolledBackTransactionLeavesNothing() {
        String aggregate = fresh("stock");
        AppendEventsTransaction transaction = events.startAppendEventsTransaction();
        transaction.appendEvent(event(aggregate, 0));

        transaction.rollback();
        append(events, event(aggregate, 0, "StockCounted", "{}"));

        assertThat(history(aggregate))
                .extracting(found -> found.getPayload().getType())
                .containsExactly("StockCounted");
    }

    @Test
    void anEventOfNoAggregateIsStoredToo() {
        long before = await(events.getLastToken());

        append(
                events,
                event("", 0, "ReportPrinted", "{}").toBuilder()
                        .setAggregateType("")
                        .build());

        try (var stream = events.openStream(before, 16)) {
            Event found = stream.nextIfAvailable(10, java.util.concurrent.TimeUnit.SECONDS)
                    .getEvent();
            assertThat(found.getAggregateIdentifier()).isEmpty();
            assertThat(found.getPayload().getType()).isEqualTo("ReportPrinted");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theHighestSequenceNumberIsThatOfTheLastEvent() {
        String aggregate = fresh("stock");
        append(events, event(aggregate, 0), event(aggregate, 1));

        assertThat(await(events.findHighestSequence(aggregate))).isEqualTo(1);
        assertThat(await(events.findHighestSequence(fresh("nobody")))).isEqualTo(-1);
    }

    @Test
    void anEventOfTenMegabytesIsStored() {
        String aggregate = fresh("stock");
        String payload = "x".repeat(10 * 1024 * 1024);

        append(events, event(aggregate, 0, "PictureTaken", payload));

        assertThat(await(events.findHighestSequence(aggregate))).isZero();
    }

    private List<Event> history(String aggregate) {
        return events.openAggregateStream(aggregate).asStream().toList();
    }
}
