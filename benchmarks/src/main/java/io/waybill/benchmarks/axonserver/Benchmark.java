package io.waybill.benchmarks.axonserver;

import io.axoniq.axonserver.connector.command.CommandChannel;
import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/**
 * Measures a server and prints figures. Arguments: transport ({@code tcp}, {@code in-process}), what ({@code commands},
 * {@code new-aggregates}, {@code tail}, {@code flat}), seconds to warm up (30), seconds to measure (30). Commands go over the server to a handler in this
 * process, which appends one event and answers when that is on disk; 64 are in flight.
 */
public final class Benchmark {

    private static final PrintStream OUT = System.out;
    private static final int IN_FLIGHT = 64;
    private static final int AGGREGATES = 200;
    private static final int MOST_AGGREGATES = 1_000_000;
    private static final int MOST_MEASURED = 5_000_000;
    private static final int TAIL_ROUNDS = 5;
    private static final String KNOWN = "stock-";

    private final EventChannel events;
    private final CommandChannel commands;
    private final AtomicLongArray sequences = new AtomicLongArray(MOST_AGGREGATES);

    private Benchmark(Stand stand) {
        this.events = stand.connection().eventChannel();
        this.commands = stand.connection().commandChannel();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, TimeoutException {
        Transport transport = Transport.of(arguments.length > 0 ? arguments[0] : "tcp");
        String what = arguments.length > 1 ? arguments[1] : "commands";
        int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        int measured = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 30;
        try (Stand stand = Stand.start(transport)) {
            Benchmark benchmark = new Benchmark(stand);
            switch (what) {
                case "commands" -> benchmark.commands(warmUp, measured);
                case "new-aggregates" -> benchmark.newAggregates(warmUp, measured);
                case "tail" -> benchmark.tail();
                case "flat" -> benchmark.flat(warmUp, measured);
                default -> throw new IllegalArgumentException("there is no benchmark " + what);
            }
        }
    }

    private void commands(int warmUp, int measured) throws InterruptedException, TimeoutException {
        handleCommands();
        AtomicLong turn = new AtomicLong();
        Supplier<String> aggregates = () -> KNOWN + turn.getAndIncrement() % AGGREGATES;
        run(warmUp, aggregates);
        OUT.println("commands: " + run(measured, aggregates));
    }

    private void newAggregates(int warmUp, int measured) throws InterruptedException, TimeoutException {
        handleCommands();
        AtomicLong created = new AtomicLong();
        Supplier<String> aggregates = () -> "new-" + created.getAndIncrement();
        run(warmUp, aggregates);
        OUT.println("new-aggregates: " + run(measured, aggregates));
    }

    private void handleCommands() throws InterruptedException, TimeoutException {
        commands.registerCommandHandler(this::handle, 100, Messages.COMMAND).awaitAck(10, TimeUnit.SECONDS);
    }

    /** Appends one event: the next of a known aggregate, the first of any other. */
    private CompletableFuture<CommandResponse> handle(Command command) {
        String aggregate = command.getProcessingInstructions(0).getValue().getTextValue();
        long sequence = aggregate.startsWith(KNOWN)
                ? sequences.getAndIncrement(Integer.parseInt(aggregate.substring(KNOWN.length())))
                : 0;
        AppendEventsTransaction transaction = events.startAppendEventsTransaction();
        transaction.appendEvent(Messages.event(aggregate, sequence));
        return transaction.commit().thenApply(confirmation -> CommandResponse.getDefaultInstance());
    }

    private String run(int seconds, Supplier<String> aggregates) throws InterruptedException, TimeoutException {
        Latencies latencies = new Latencies(MOST_MEASURED);
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(IN_FLIGHT);
        for (int i = 0; i < IN_FLIGHT; i++) {
            send(aggregates, latencies, over, running);
        }
        TimeUnit.SECONDS.sleep(seconds);
        String summary = latencies.summary();
        over.set(true);
        running.await();
        return summary;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of it is counted
    private void send(Supplier<String> aggregates, Latencies latencies, AtomicBoolean over, CountDownLatch running) {
        long start = System.nanoTime();
        commands.sendCommand(Messages.command(aggregates.get())).whenComplete((response, failure) -> {
            if (failure != null || !response.getErrorCode().isEmpty()) {
                OUT.println("failed: " + (failure == null ? response.getErrorMessage() : failure));
            }
            latencies.add(System.nanoTime() - start);
            if (over.get()) {
                running.countDown();
            } else {
                send(aggregates, latencies, over, running);
            }
        });
    }

    private void tail() throws InterruptedException {
        int total = 1_000_000;
        fill(0, total, AGGREGATES);
        for (int round = 0; round < TAIL_ROUNDS; round++) {
            long start = System.nanoTime();
            try (EventStream stream = events.openStream(-1, 20_000, 10_000)) {
                for (int i = 0; i < total; i++) {
                    stream.next();
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            OUT.printf(Locale.ROOT, "tail: %,.0f/s (%,d in %.1f s)%n", total / seconds, total, seconds);
        }
    }

    private void flat(int warmUp, int measured) throws InterruptedException, TimeoutException {
        handleCommands();
        int few = 10_000;
        fill(0, few, few);
        Supplier<String> amongFew = () -> KNOWN + ThreadLocalRandom.current().nextInt(few);
        run(warmUp, amongFew);
        OUT.println("flat, 10,000 aggregates: " + run(measured, amongFew));
        fill(few, MOST_AGGREGATES, MOST_AGGREGATES);
        Supplier<String> amongMany = () -> KNOWN + ThreadLocalRandom.current().nextInt(MOST_AGGREGATES);
        OUT.println("flat, 1,000,000 aggregates: " + run(measured, amongMany));
    }

    /** Appends the events {@code from} to {@code to}, 1,000 a transaction, to known aggregates in turn. */
    private void fill(int from, int to, int aggregates) {
        for (int done = from; done < to; done += 1_000) {
            AppendEventsTransaction transaction = events.startAppendEventsTransaction();
            for (int i = done; i < done + 1_000; i++) {
                int aggregate = i % aggregates;
                transaction.appendEvent(Messages.event(KNOWN + aggregate, sequences.getAndIncrement(aggregate)));
            }
            transaction.commit().join();
        }
    }
}
