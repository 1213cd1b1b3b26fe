package io.waybill.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stream of server-sent events, byte for byte, until it ends. */
final class OpenStream implements AutoCloseable {

    private static final int MOST_MINUTES = 3;

    private final InputStream body;
    private final ByteArrayOutputStream come = new ByteArrayOutputStream();
    private final CompletableFuture<String> whole;

    private OpenStream(InputStream body) {
        this.body = body;
        this.whole = CompletableFuture.supplyAsync(this::read, Thread.ofVirtual()::start);
    }

    /** Opens it; it has begun. */
    static OpenStream open(Shop shop, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(shop.address() + path))
                .header("Authorization", "Bearer " + shop.token())
                .build();
        var answer = shop.http().send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " is answered " + answer.statusCode());
        }
        return new OpenStream(answer.body());
    }

    private String read() {
        try {
            body.transferTo(come);
            return come.toString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has come so far. */
    String come() {
        return come.toString(UTF_8);
    }

    /**
     * Waits for its end.
     *
     * @return all of it
     * @throws Exception if it was cut off instead, or does not end
     */
    String ended() throws Exception {
        return whole.get(MOST_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
