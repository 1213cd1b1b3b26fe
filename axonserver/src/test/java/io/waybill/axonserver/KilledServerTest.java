package io.waybill.axonserver;

import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.event.AppendEventsTransaction;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.event.Event;
import io.waybill.axonserver.kit.Clients;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the server with SIGKILL in the middle of concurrent appends, again and again: no acknowledged event is lost, and
 * there is no gap, no duplicate and no half transaction. The system property {@code axonserver.kill.rounds} says how
 * often (200 for the full run).
 */
class KilledServerTest {

    private static final int ROUNDS = Integer.getInteger("axonserver.kill.rounds", 3);
    private static final Logger LOG = LoggerFactory.getLogger(KilledServerTest.class);
    private static final int WRITERS = 32;

    @RegisterExtension
    final OwnServers servers = new OwnServers();

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

    @Test
    void killingTheServerLosesNothingThatWasAcknowledged() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            int before = acknowledged.size();
            appendUntilKilled();
            assertThat(acknowledged.size())
                    .as("acknowledged in round %s", round)
                    .isGreaterThan(before);
            assertNothingIsAmiss();
        }
    }

    private void appendUntilKilled() throws IOException, InterruptedException {
        int enough = 200 + ThreadLocalRandom.current().nextInt(2_000);
        CountDownLatch reached = new CountDownLatch(enough);
        try (ServerProcess server = ServerProcess.start(servers.settings());
                Clients clients = new Clients(ServerProcess.HOST, server.port());
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            EventChannel events = clients.connectPatiently("killed").eventChannel();
            for (int i = 0; i < WRITERS; i++) {
                writers.execute(() -> appendUntilRefused(events, reached));
            }
            assertThat(reached.await(120, TimeUnit.SECONDS)).as("under way").isTrue();
            server.kill();
        }
    }

    private void appendUntilRefused(EventChannel events, CountDownLatch reached) {
        String first = fresh("stock");
        String second = fresh("stock");
        try {
            for (long sequence = 0; ; sequence++) {
                String transaction = UUID.randomUUID().toString();
                List<Event> both = List.of(of(transaction, first, sequence), of(transaction, second, sequence));
                AppendEventsTransaction append = events.startAppendEventsTransaction();
                both.forEach(append::appendEvent);
                append.commit().get(20, TimeUnit.SECONDS);
                both.forEach(event -> acknowledged.add(event.getMessageIdentifier()));
                reached.countDown();
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The server is gone: this append may have been stored or not", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Event of(String transaction, String aggregate, long sequence) {
        return event(aggregate, sequence).toBuilder()
                .putMetaData(
                        "transaction",
                        MetaDataValue.newBuilder().setTextValue(transaction).build())
                .build();
    }

    private void assertNothingIsAmiss() throws SQLException {
        assertThat(servers.number("SELECT count(*) - coalesce(max(position) + 1, 0) FROM axonserver.event"))
                .as("gaps")
                .isZero();
        assertThat(servers.number("SELECT count(*) FROM (SELECT 1 FROM axonserver.event GROUP BY aggregate_id"
                        + " HAVING count(*) <> max(sequence) + 1) a"))
                .as("aggregates with holes")
                .isZero();
        assertThat(servers.number("SELECT count(*) FROM (SELECT 1 FROM axonserver.event"
                        + " GROUP BY metadata ->> 'transaction' HAVING count(*) <> 2) t"))
                .as("half transactions")
                .isZero();
        assertThat(servers.number("SELECT count(*) - count(DISTINCT event_id) FROM axonserver.event"))
                .as("duplicates")
                .isZero();
        assertThat(stored(acknowledged.toArray(String[]::new)))
                .as("acknowledged and stored")
                .isEqualTo(acknowledged.size());
    }

    private long stored(String[] ids) throws SQLException {
        AxonServerSettings settings = servers.settings();
        try (Connection connection =
                        DriverManager.getConnection(settings.jdbcUrl(), settings.username(), settings.password());
                PreparedStatement query = connection.prepareStatement(
                        "SELECT count(*) FROM axonserver.event JOIN unnest(?::text[]) AS a (id) ON a.id = event_id")) {
            query.setArray(1, connection.createArrayOf("text", ids));
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
