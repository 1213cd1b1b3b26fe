package io.waybill.benchmarks.rebuild;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.io.PrintStream;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Appends what a trading business did to the event store of a running Waybill, as its own commands would have, and many at
 * once. Arguments: host and port of the event store; {@code stock} or {@code products}; how many things; how many events
 * in all.
 */
public final class Fill {

    private static final PrintStream OUT = System.out;
    private static final int EVENTS_AT_ONCE = 1_000;
    private static final long MUCH = 1_000_000_000L;

    private final AxonServerConnection connection;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private Fill(AxonServerConnection connection) {
        this.connection = connection;
    }

    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        String[] address = arguments[0].split(":", -1);
        var factory = AxonServerConnectionFactory.forClient("fill")
                .routingServers(new ServerAddress(address[0], Integer.parseInt(address[1])))
                .build();
        var fill = new Fill(factory.connect("default"));
        int things = Integer.parseInt(arguments[2]);
        long events = Long.parseLong(arguments[3]);
        long begin = System.nanoTime();
        fill.fill(arguments[1].equals("products"), things, events);
        OUT.printf("%,d events appended, %,.0f/s%n", events, events * 1e9 / (System.nanoTime() - begin));
        factory.shutdown();
    }

    /** What is in stock is a product, which is told of first. */
    private void fill(boolean products, int things, long events) throws ExecutionException, InterruptedException {
        if (!products) {
            fill(true, things, things);
        }
        var transaction = connection.eventChannel().startAppendEventsTransaction();
        for (long number = 0; number < events; number++) {
            int thing = Math.toIntExact(number % things);
            transaction.appendEvent(products ? product(thing, number / things) : stock(thing, number / things));
            if (number % EVENTS_AT_ONCE == EVENTS_AT_ONCE - 1 || number == events - 1) {
                transaction.commit().get();
                transaction = connection.eventChannel().startAppendEventsTransaction();
            }
        }
        transaction.rollback();
    }

    private Event product(int thing, long sequence) {
        String id = productId(thing);
        String details = """
                {"sku":"%s","name":"ชาเขียวมะลิ Jasmine green tea %d","description":"Whole leaves, harvested in spring, 250 g",\
                "price":{"minorUnits":%d,"currency":"THB"},"category":"Drinks","attributes":{"origin":"Chiang Rai"},\
                "weightGrams":270,"dimensionsMm":null}""".formatted(id, thing, 9900 + sequence);
        return sequence == 0
                ? event(id, "Product", sequence, "product.registered", """
                        {"productId":"%s","details":%s,"registeredAt":"2026-11-21T00:00:00Z"}""".formatted(id, details))
                : event(id, "Product", sequence, "product.changed", """
                        {"productId":"%s","details":%s}""".formatted(id, details));
    }

    private String productId(int thing) {
        return "product-" + run + '-' + thing;
    }

    private Event stock(int thing, long sequence) {
        String id = "stock-" + run + '-' + thing;
        if (sequence == 0) {
            return event(id, "StockItem", sequence, "stock.item-opened", """
                    {"stockItemId":"%s","productId":"%s","location":"MAIN","reorderLevel":10}""".formatted(id, productId(thing)));
        }
        boolean first = sequence == 1;
        return event(id, "StockItem", sequence, "stock.movement-recorded", """
                {"stockItemId":"%s","movementId":"%s-%d","type":"%s","quantity":%d,"previousQuantity":%d,"newQuantity":%d,\
                "reserved":0,"referenceId":"order-%d","notes":null}""".formatted(
                        id,
                        id,
                        sequence,
                        first ? "RECEIVED" : "SOLD",
                        first ? MUCH : 1,
                        first ? 0 : MUCH - sequence + 2,
                        MUCH - sequence + 1,
                        sequence));
    }

    private static Event event(String aggregate, String type, long sequence, String name, String payload) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateIdentifier(aggregate)
                .setAggregateSequenceNumber(sequence)
                .setAggregateType(type)
                .setTimestamp(System.currentTimeMillis())
                .setPayload(SerializedObject.newBuilder()
                        .setType(name)
                        .setRevision(name.equals("stock.movement-recorded") ? "2" : "1")
                        .setData(ByteString.copyFromUtf8(payload)))
                .build();
    }
}
