package io.waybill.benchmarks.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.event.Event;
import java.util.UUID;

/** Commands and events of the size that a trading business has. */
final class Messages {

    static final String COMMAND = "ReceiveStock";

    /** With its envelope an event of about 180 bytes plus identifiers. */
    private static final ByteString PAYLOAD = ByteString.copyFromUtf8(
            "{\"sku\":\"SKU-000123\",\"quantity\":12,\"warehouse\":\"BKK-1\",\"note\":\"" + "x".repeat(110) + "\"}");

    private Messages() {}

    static Command command(String aggregate) {
        return Command.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setName(COMMAND)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(payload(COMMAND, ByteString.copyFromUtf8("{}")))
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.ROUTING_KEY)
                        .setValue(MetaDataValue.newBuilder().setTextValue(aggregate)))
                .build();
    }

    static Event event(String aggregate, long sequence) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateIdentifier(aggregate)
                .setAggregateSequenceNumber(sequence)
                .setAggregateType("Stock")
                .setTimestamp(System.currentTimeMillis())
                .setPayload(payload("StockReceived", PAYLOAD))
                .build();
    }

    private static SerializedObject payload(String type, ByteString data) {
        return SerializedObject.newBuilder()
                .setType(type)
                .setRevision("1")
                .setData(data)
                .build();
    }
}
