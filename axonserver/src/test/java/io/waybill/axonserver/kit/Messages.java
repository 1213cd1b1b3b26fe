package io.waybill.axonserver.kit;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Messages as clients send them. */
public final class Messages {

    private static final long PATIENCE_SECONDS = 20;

    private Messages() {}

    /** An identifier that no other test uses. */
    public static String fresh(String kind) {
        return kind + "-" + UUID.randomUUID();
    }

    /** An event of an aggregate. */
    public static Event event(String aggregate, long sequence) {
        return event(aggregate, sequence, "StockReceived", "{\"quantity\":" + sequence + "}");
    }

    /** An event of an aggregate with a type and a payload. */
    public static Event event(String aggregate, long sequence, String type, String payload) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateIdentifier(aggregate)
                .setAggregateSequenceNumber(sequence)
                .setAggregateType("Stock")
                .setTimestamp(System.currentTimeMillis())
                .setPayload(payload(type, payload))
                .build();
    }

    /** A serialised object. */
    public static SerializedObject payload(String type, String data) {
        return SerializedObject.newBuilder()
                .setType(type)
                .setRevision("1")
                .setData(ByteString.copyFromUtf8(data))
                .build();
    }

    /** Appends all in one transaction and waits until it is committed. */
    public static void append(EventChannel events, Event... appended) {
        AppendEventsTransaction transaction = events.startAppendEventsTransaction();
        for (Event event : appended) {
            transaction.appendEvent(event);
        }
        await(transaction.commit());
    }

    /** A command, routed by {@code routingKey}. */
    public static Command command(String name, String routingKey) {
        return Command.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setName(name)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(payload(name, "{}"))
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.ROUTING_KEY)
                        .setValue(MetaDataValue.newBuilder().setTextValue(routingKey)))
                .build();
    }

    /** A query for {@code results} results: 1 asks one handler, -1 one of each component. */
    public static QueryRequest query(String name, int results) {
        return QueryRequest.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setQuery(name)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(payload(name, "{}"))
                .addProcessingInstructions(number(ProcessingKey.NR_OF_RESULTS, results))
                .addProcessingInstructions(number(ProcessingKey.TIMEOUT, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)))
                .build();
    }

    private static ProcessingInstruction number(ProcessingKey key, long value) {
        return ProcessingInstruction.newBuilder()
                .setKey(key)
                .setValue(MetaDataValue.newBuilder().setNumberValue(value))
                .build();
    }

    /** The outcome, failing rather than waiting for ever; a failure comes as its cause in a CompletionException. */
    public static <T> T await(Future<T> outcome) {
        try {
            return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status that {@code failure} carries. */
    public static Status status(Throwable failure) {
        return Status.fromThrowable(failure);
    }

    /** The error code in the trailers that {@code failure} carries. */
    public static String errorCode(Throwable failure) {
        Metadata trailers = Status.trailersFromThrowable(failure);
        String code = trailers == null
                ? null
                : trailers.get(Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER));
        return code == null ? "" : code;
    }

    /** Sends {@code value} as the header {@code name} with each call. */
    public static ClientInterceptor header(String name, String value) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }

    /** Hands each message to {@code consumer} and does not care how the stream ends. */
    public static <T> StreamObserver<T> observer(Consumer<T> consumer) {
        return observer(consumer, new CompletableFuture<>());
    }

    /** Completes {@code ended} with the error that ends the stream. */
    public static <T> StreamObserver<T> ending(CompletableFuture<Throwable> ended) {
        return observer(message -> {}, ended);
    }

    private static <T> StreamObserver<T> observer(Consumer<T> consumer, CompletableFuture<Throwable> ended) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T message) {
                consumer.accept(message);
            }

            @Override
            public void onError(Throwable t) {
                ended.complete(t);
            }

            @Override
            public void onCompleted() {}
        };
    }
}
