package io.waybill.benchmarks.lag;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Records movements in a running Waybill at an even rate, as commands through its Axon Server, and measures from the
 * time that each event carries, taken before it is appended, to the announcement that read models have it, which is made
 * after their commit, and to the token that says so. Arguments: host and port of Axon Server; host and port of Redis; the file of its password; the same
 * of PostgreSQL; commands a second; seconds to measure; the ids of the stock items.
 */
public final class Lag {

    private static final PrintStream OUT = System.out;
    private static final int MOST_UNDER_WAY = 512;
    private static final int EVENTS_AT_ONCE = 10_000;
    private static final long SECONDS_TO_WARM_UP = 180;
    private static final long SECONDS_TO_FOLLOW = 30;
    private static final String COMMAND = "io.waybill.messages.stock.RecordStockMovement";

    private final AxonServerConnection connection;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final AtomicInteger refused = new AtomicInteger();
    private final List<String> items;

    private Lag(AxonServerConnection connection, List<String> items) {
        this.connection = connection;
        this.items = items;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String[] axonServer = arguments[0].split(":", -1);
        String[] redis = arguments[1].split(":", -1);
        int rate = Integer.parseInt(arguments[5]);
        long seconds = Long.parseLong(arguments[6]);
        var factory = AxonServerConnectionFactory.forClient("lag")
                .routingServers(new ServerAddress(axonServer[0], Integer.parseInt(axonServer[1])))
                .build();
        var lag = new Lag(factory.connect("default"), List.of(arguments).subList(7, arguments.length));
        var address = RedisURI.builder()
                .withHost(redis[0])
                .withPort(Integer.parseInt(redis[1]))
                .withPassword(password(arguments[2]).toCharArray())
                .build();
        try (var announced = Announced.since(address);
                var written = Written.in(arguments[3], password(arguments[4]))) {
            OUT.println(lag.measure(rate, seconds, announced, written));
        }
        factory.shutdown();
    }

    private static String password(String file) throws IOException {
        return Files.readString(Path.of(file)).strip();
    }

    private String measure(int rate, long seconds, Announced announced, Written written) throws InterruptedException {
        warmUp(rate);
        long from = connection.eventChannel().getLastToken().join();
        double sent = send(rate, seconds);
        TimeUnit.SECONDS.sleep(SECONDS_TO_FOLLOW);
        var movements = eventsBehind(from).stream()
                .filter(event -> event.getEvent().getPayload().getType().equals("stock.movement-recorded"))
                .toList();
        return """
                %,.0f commands/s asked for, %,.0f/s sent, %d refused
                until it was announced:
                %s
                until it was written:
                %s""".formatted(rate * 1.0, sent, refused.get(), announced.lagsOf(movements), written.lagsOf(movements));
    }

    /**
     * Whoever watches has to warm up as well: it is on the same processors. A second at a time, so that what could not be sent
     * while nothing was warm is not made up for afterwards, at a higher rate than was asked for.
     */
    private void warmUp(int rate) throws InterruptedException {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(SECONDS_TO_WARM_UP)) {
            send(rate, 1);
        }
    }

    /** Read only now, so that it takes nothing from what is measured. */
    private List<EventWithToken> eventsBehind(long from) throws InterruptedException {
        List<EventWithToken> events = new ArrayList<>();
        long last = connection.eventChannel().getLastToken().join();
        try (var stream = connection.eventChannel().openStream(from, EVENTS_AT_ONCE)) {
            for (long read = from; read < last; read = events.getLast().getToken()) {
                events.add(stream.next());
            }
        }
        return events;
    }

    /** @return how many a second were sent in fact: fewer than asked for where too many were under way */
    @SuppressWarnings("FutureReturnValueIgnored") // answered() hears of failures
    private double send(int rate, long seconds) throws InterruptedException {
        long begin = System.nanoTime();
        long number = rate * seconds;
        for (long sent = 0; sent < number; sent++) {
            LockSupport.parkNanos(begin + sent * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
            underWay.acquire();
            connection
                    .commandChannel()
                    .sendCommand(movement(items.get(Math.toIntExact(sent % items.size()))))
                    .whenComplete(this::answered);
        }
        underWay.acquire(MOST_UNDER_WAY);
        underWay.release(MOST_UNDER_WAY);
        return number * 1e9 / (System.nanoTime() - begin);
    }

    private void answered(CommandResponse answer, Throwable failure) {
        underWay.release();
        if (failure != null || answer.hasErrorMessage()) {
            refused.incrementAndGet();
        }
    }

    /**
     * A movement by one piece.
     *
     * @param item the id of the stock item
     */
    public static Command movement(String item) {
        String id = UUID.randomUUID().toString();
        return Command.newBuilder()
                .setMessageIdentifier(id)
                .setName(COMMAND)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(
                        SerializedObject.newBuilder().setType(COMMAND).setData(ByteString.copyFromUtf8("""
                        {"stockItemId":"%s","movementId":"%s","type":"SOLD","quantity":1}""".formatted(
                                        item, id))))
                .addProcessingInstructions(ProcessingInstruction.newBuilder()
                        .setKey(ProcessingKey.ROUTING_KEY)
                        .setValue(MetaDataValue.newBuilder().setTextValue(item)))
                .build();
    }
}
