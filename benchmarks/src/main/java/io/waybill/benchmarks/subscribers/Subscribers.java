package io.waybill.benchmarks.subscribers;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.waybill.benchmarks.lag.Lag;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Connects many clients to {@code /api/live?topics=stock} of a running Waybill at once, and asks it other things meanwhile.
 * Then records movements at an even rate, as commands through its Axon Server, and measures from the time that each event
 * carries, taken before it is appended, to its arrival at each client. Arguments: host and port of Waybill; host and port of
 * Axon Server; the process id of Waybill; clients; movements a second; seconds to measure; the ids of the stock items. The
 * environment has an access token as {@code TOKEN}.
 */
public final class Subscribers {

    private static final PrintStream OUT = System.out;
    private static final long SECONDS_TO_CONNECT = 180;
    private static final long SECONDS_TO_WARM_UP = 120;
    private static final long SECONDS_TO_ARRIVE = 5;

    private final AxonServerConnection connection;
    private final List<String> items;
    private final int clients;

    private Subscribers(AxonServerConnection connection, List<String> items, int clients) {
        this.connection = connection;
        this.items = items;
        this.clients = clients;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var waybill = address(arguments[0]);
        var axonServer = address(arguments[1]);
        var factory = AxonServerConnectionFactory.forClient("subscribers")
                .routingServers(new ServerAddress(axonServer.getHostString(), axonServer.getPort()))
                .build();
        var subscribers = new Subscribers(
                factory.connect("default"),
                List.of(arguments).subList(6, arguments.length),
                Integer.parseInt(arguments[3]));
        int rate = Integer.parseInt(arguments[4]);
        long seconds = Long.parseLong(arguments[5]);
        // The first is where a stream begins.
        int events = Math.toIntExact(1 + rate * (SECONDS_TO_WARM_UP + seconds));
        String token = Objects.requireNonNull(System.getenv("TOKEN"));
        var crowd = new Crowd(
                waybill,
                subscribers.clients,
                """
                GET /api/live?topics=stock HTTP/1.1\r
                Host: %s\r
                Accept: text/event-stream\r
                Authorization: Bearer %s\r
                \r
                """.formatted(arguments[0], token),
                new Arrivals(Math.multiplyExact(subscribers.clients, events)));
        var questions = new Questions("http://" + arguments[0], token);
        subscribers.measure(crowd, questions, new Server(arguments[2]), rate, seconds);
        factory.shutdown();
    }

    private static InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return new InetSocketAddress(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    private void measure(Crowd crowd, Questions questions, Server server, int rate, long seconds)
            throws IOException, InterruptedException {
        var paths = List.of("/readyz", "/api/stock/" + items.getFirst());
        long warm = System.nanoTime();
        questions.ask(paths, () -> System.nanoTime() - warm > TimeUnit.SECONDS.toNanos(5));
        OUT.println("nobody watches: " + questions.ask(paths, () -> System.nanoTime() - warm > 10_000_000_000L));
        var before = server.memory();
        long begin = System.nanoTime();
        var thread = Thread.ofPlatform().name("crowd").start(crowd);
        OUT.println("while all connect:\n"
                + questions.ask(
                        paths,
                        () -> crowd.answered() + crowd.failed() >= clients
                                || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(SECONDS_TO_CONNECT)));
        OUT.printf(
                "%,d of %,d connected, %,d refused, after %.1f s%n",
                crowd.answered(), clients, crowd.failed(), (System.nanoTime() - begin) / 1e9);
        OUT.printf("memory of the server: %s%n", server.memory().since(before, crowd.answered()));
        send(rate, SECONDS_TO_WARM_UP);
        Map<Long, Long> happened = new ConcurrentHashMap<>();
        long from = connection.eventChannel().getLastToken().join();
        try (var stream = connection.eventChannel().openStream(from, 10_000)) {
            stream.onAvailable(() -> {
                for (var event = stream.nextIfAvailable(); event != null; event = stream.nextIfAvailable()) {
                    if (event.getEvent().getPayload().getType().equals("stock.movement-recorded")) {
                        happened.put(event.getToken(), event.getEvent().getTimestamp());
                    }
                }
            });
            long cpu = server.cpuMillis();
            send(rate, seconds);
            OUT.printf("the server took %.0f %% of a core%n", (server.cpuMillis() - cpu) / 10.0 / seconds);
            TimeUnit.SECONDS.sleep(SECONDS_TO_ARRIVE);
        }
        OUT.printf(
                "memory of the server: %s; %,d were cut off; load: %s%n",
                server.memory().since(before, crowd.answered()),
                crowd.failed(),
                Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]);
        crowd.end();
        thread.join();
        OUT.printf(
                "%,d movements of %,d: %s%n",
                happened.size(), rate * seconds, crowd.arrivals().report(happened, clients));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is not recorded is not counted
    private void send(int rate, long seconds) {
        long begin = System.nanoTime();
        for (long sent = 0; sent < rate * seconds; sent++) {
            LockSupport.parkNanos(begin + sent * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime());
            connection.commandChannel().sendCommand(Lag.movement(items.get(Math.toIntExact(sent % items.size()))));
        }
    }
}
