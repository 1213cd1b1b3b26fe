package io.waybill.api.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.waybill.api.security.SignedInUser;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.tcp.TcpServer;

/** A line over a real connection, which takes little at once. */
@Timeout(30)
class LineTest {

    private static final int LITTLE = 4_096;
    private static final int MUCH = 4 * 1024 * 1024;
    private static final byte[] BYTES = new byte[MUCH];

    static {
        new Random(7).nextBytes(BYTES);
    }

    private final CompletableFuture<Channel> accepted = new CompletableFuture<>();
    private final DisposableServer server = TcpServer.create()
            .host("127.0.0.1")
            .port(0)
            .childOption(ChannelOption.SO_SNDBUF, LITTLE)
            .handle((in, out) -> Mono.never())
            .doOnConnection(connection -> {
                connection.addHandlerFirst(new WriteTimeoutHandler(0));
                accepted.complete(connection.channel());
            })
            .bindNow();
    private final Socket client = new Socket();
    private final Line line;

    LineTest() throws IOException {
        client.setReceiveBufferSize(LITTLE);
        client.connect(server.address());
        var user = new SignedInUser("1", "somchai", Set.of(), Instant.MAX, "1", 0);
        var made = new CompletableFuture<Line>();
        Mono.<Void>create(end -> made.complete(new Line(accepted.join(), Set.of("stock"), user, end)))
                .subscribe();
        line = made.join();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.disposeNow();
    }

    @Test
    void what_the_client_has_not_taken_comes_before_what_is_sent_next() throws Exception {
        send(BYTES);
        assertThat(onLoop(line::hasUnsent)).isTrue();
        send("and this".getBytes(US_ASCII));

        assertThat(read(MUCH)).isEqualTo(BYTES);
        assertThat(read(8)).asString(US_ASCII).isEqualTo("and this");
        await().until(() -> !onLoop(line::hasUnsent));
        send("then that".getBytes(US_ASCII));
        assertThat(read(9)).asString(US_ASCII).isEqualTo("then that");
    }

    @Test
    void a_chunk_stays_its_makers() throws Exception {
        var chunk = chunk(BYTES);
        onLoop(() -> {
            line.send(chunk);
            return line;
        });

        assertThat(read(MUCH)).isEqualTo(BYTES);
        await().until(() -> chunk.refCnt() == 1);
        assertThat(chunk.readableBytes()).isEqualTo(MUCH);
        chunk.release();
    }

    @Test
    void a_client_that_is_gone_ends_the_connection_and_nothing_goes_to_whoever_comes_next() throws Exception {
        client.close();
        await().until(() -> {
            send(new byte[] {1});
            return !accepted.join().isOpen();
        });
        for (int next = 0; next < 10; next++) {
            try (var other = new Socket()) {
                other.connect(server.address());
                send("for another".getBytes(US_ASCII));
                assertThat(other.getInputStream().available()).isZero();
            }
        }
        assertThat(onLoop(line::hasUnsent)).isTrue();
    }

    private byte[] read(int length) throws IOException {
        InputStream in = client.getInputStream();
        return in.readNBytes(length);
    }

    private void send(byte[] bytes) throws Exception {
        onLoop(() -> {
            var chunk = chunk(bytes);
            line.send(chunk);
            return chunk.release();
        });
    }

    private ByteBuf chunk(byte[] bytes) {
        return line.allocator().directBuffer(bytes.length).writeBytes(bytes);
    }

    private <T> T onLoop(Callable<T> what) throws Exception {
        return accepted.join().eventLoop().submit(what).get();
    }
}
