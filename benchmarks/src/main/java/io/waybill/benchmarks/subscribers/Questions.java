package io.waybill.benchmarks.subscribers;

import io.waybill.benchmarks.Percentiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Somebody else, who asks one thing after the other and measures how long each answer takes. */
final class Questions {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    Questions(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Asks for some paths in turns until it is over, at least once for each, and says how that went. */
    String ask(List<String> paths, BooleanSupplier over) throws IOException, InterruptedException {
        List<List<Long>> times = new ArrayList<>();
        paths.forEach(path -> times.add(new ArrayList<>()));
        int refused = 0;
        do {
            for (int path = 0; path < paths.size(); path++) {
                long begin = System.nanoTime();
                var request = HttpRequest.newBuilder(URI.create(address + paths.get(path)))
                        .header("Authorization", "Bearer " + token)
                        .build();
                int status = http.send(request, BodyHandlers.ofString()).statusCode();
                times.get(path).add(System.nanoTime() - begin);
                refused += status == 200 ? 0 : 1;
            }
            Thread.sleep(20);
        } while (!over.getAsBoolean());
        var said = new StringBuilder();
        for (int path = 0; path < paths.size(); path++) {
            var took = times.get(path).stream().mapToLong(Long::longValue).toArray();
            said.append("  %s: %s%n".formatted(paths.get(path), new Percentiles(took)));
        }
        return said + "  " + refused + " of them refused";
    }
}
