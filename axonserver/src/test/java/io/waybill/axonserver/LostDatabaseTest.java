package io.waybill.axonserver;

import static io.waybill.axonserver.kit.Messages.append;
import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.grpc.Status;
import io.waybill.axonserver.kit.Clients;
import io.waybill.axonserver.kit.Messages;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under a running server, and comes back. */
class LostDatabaseTest {

    @TempDir
    private Path directory = Path.of("");

    private EmbeddedPostgres postgres;
    private AxonServer server;
    private Clients clients;

    @BeforeEach
    void start() throws IOException {
        start(freePort());
        server = AxonServer.start(
                AxonServerSettings.of(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"));
        clients = new Clients(server.host(), server.port());
    }

    @AfterEach
    void stop() throws IOException {
        clients.close();
        server.close();
        postgres.close();
    }

    @Test
    void withoutItsDatabaseTheServerSaysSoAndRecoversByItself() throws Exception {
        EventChannel events = clients.connect("losing").eventChannel();
        String aggregate = fresh("stock");
        append(events, event(aggregate, 0));
        int port = postgres.getPort();

        postgres.close();

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !server.isReady());
        Throwable refusal = catchThrowable(() -> append(events, event(aggregate, 1)));
        assertThat(Messages.status(refusal).getCode()).isEqualTo(Status.Code.UNAVAILABLE);

        start(port);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(server::isReady);
        append(events, event(aggregate, 1));
        assertThat(await(events.getLastToken())).isEqualTo(1);
    }

    @Test
    void afterTheDatabaseWasKilledNothingAcknowledgedIsMissing() throws Exception {
        EventChannel events = clients.connect("losing").eventChannel();
        String aggregate = fresh("stock");
        for (int sequence = 0; sequence < 100; sequence++) {
            append(events, event(aggregate, sequence));
        }
        int port = postgres.getPort();

        kill();
        postgres.close();

        // Its orphaned processes hold its shared memory for a moment more.
        Awaitility.await().ignoreExceptions().atMost(Duration.ofSeconds(60)).untilAsserted(() -> start(port));
        Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> append(events, event(aggregate, 100)));
        try (EventStream stream = events.openStream(-1, 512)) {
            for (int sequence = 0; sequence <= 100; sequence++) {
                var next = stream.nextIfAvailable(20, TimeUnit.SECONDS);
                assertThat(next.getToken()).isEqualTo(sequence);
                assertThat(next.getEvent().getAggregateSequenceNumber()).isEqualTo(sequence);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private void start(int port) throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }
}
