package io.waybill.benchmarks.hotitem;

import io.waybill.benchmarks.Percentiles;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Sends movements to a running Waybill, one after the other over one connection that stays open, and prints how long they
 * took. Arguments: the address, seconds to warm up, how many movements to measure of each stock item, milliseconds to wait
 * between two, the stock item to warm up with, and the stock items to measure, in turns so that they meet the same
 * conditions. The access token is in the environment as {@code TOKEN}.
 */
public final class Movements {

    private static final PrintStream OUT = System.out;
    private static final double NANOS_PER_MILLI = 1e6;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String token;

    private Movements(String address, String token) {
        this.address = address;
        this.token = token;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String token = Objects.requireNonNull(System.getenv("TOKEN"), "TOKEN must be an access token");
        Duration warmUp = Duration.ofSeconds(Long.parseLong(arguments[1]));
        int measured = Integer.parseInt(arguments[2]);
        Duration pause = Duration.ofMillis(Long.parseLong(arguments[3]));
        List<String> items = List.of(arguments).subList(5, arguments.length);

        var movements = new Movements(arguments[0], token);
        movements.warmUp(arguments[4], warmUp);
        movements.measure(items, measured, pause);
    }

    private void warmUp(String item, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            move(item);
        }
    }

    private void measure(List<String> items, int times, Duration pause) throws IOException, InterruptedException {
        long[][] nanos = new long[items.size()][times];
        for (int time = 0; time < times; time++) {
            for (int item = 0; item < items.size(); item++) {
                nanos[item][time] = move(items.get(item));
                Thread.sleep(pause);
            }
        }
        for (int item = 0; item < items.size(); item++) {
            OUT.printf(
                    "%s first %.1f ms, %s%n",
                    items.get(item), nanos[item][0] / NANOS_PER_MILLI, new Percentiles(nanos[item]));
        }
    }

    private long move(String item) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/stock/" + item + "/movements"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"type\":\"SOLD\",\"quantity\":1}"))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        long taken = System.nanoTime() - start;
        if (response.statusCode() != 200) {
            throw new IOException("A movement was answered with " + response.statusCode() + ": " + response.body());
        }
        return taken;
    }
}
