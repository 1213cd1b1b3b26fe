package io.waybill.axonserver;

import static io.waybill.axonserver.kit.Messages.append;
import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.grpc.Status;
import io.waybill.axonserver.eventstore.DatabaseInUseException;
import io.waybill.axonserver.kit.Clients;
import io.waybill.axonserver.kit.Messages;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What this server promises about its one database, beyond what every Axon Server does. */
class DurabilityTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private final List<AutoCloseable> closing = new ArrayList<>();
    private final AxonServerSettings settings = freshDatabase();

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable open : closing.reversed()) {
            open.close();
        }
    }

    @Test
    void theFirstEventIsAtPositionZeroAndAnEmptyStoreIsAtMinusOne() {
        EventChannel events = channel(start());
        assertThat(await(events.getLastToken())).isEqualTo(-1);
        assertThat(await(events.getTokenAt(0))).isEqualTo(-1);

        append(events, event(fresh("stock"), 0));

        assertThat(await(events.getLastToken())).isZero();
    }

    @Test
    void aRestartKeepsEverything() {
        String aggregate = fresh("stock");
        AxonServer first = start();
        append(channel(first), event(aggregate, 0), event(aggregate, 1));
        first.close();

        EventChannel events = channel(start());

        assertThat(events.openAggregateStream(aggregate).asStream()).hasSize(2);
        assertThat(await(events.getLastToken())).isEqualTo(1);
        assertThat(catchThrowable(() -> append(events, event(aggregate, 1)))).isNotNull();
        append(events, event(aggregate, 2));
        assertThat(await(events.getLastToken())).isEqualTo(2);
    }

    @Test
    void aSecondServerOnTheSameDatabaseIsRefusedWhileTheFirstLives() {
        AxonServer first = start();
        AxonServerSettings impatient = settings.withLimits(Limits.defaults().withLockPatience(Duration.ZERO));

        assertThatThrownBy(() -> AxonServer.start(impatient))
                .isInstanceOf(DatabaseInUseException.class)
                .hasMessageContaining("already writes");

        first.close();
        start();
    }

    @Test
    void concurrentAppendsLeaveNoGapInPositionsOrSequences() throws SQLException {
        EventChannel events = channel(start());
        long aggregates = 20;
        long each = 50;
        List<Future<?>> appending = new ArrayList<>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int a = 0; a < aggregates; a++) {
                String aggregate = fresh("stock");
                appending.add(threads.submit(() -> {
                    for (int sequence = 0; sequence < each; sequence++) {
                        append(events, event(aggregate, sequence));
                    }
                }));
            }
            appending.forEach(Messages::await);
        }

        assertThat(single("SELECT count(*) FROM axonserver.event")).isEqualTo(aggregates * each);
        assertThat(single("SELECT max(position) + 1 FROM axonserver.event")).isEqualTo(aggregates * each);
        assertThat(single("SELECT count(*) FROM (SELECT aggregate_id FROM axonserver.event GROUP BY aggregate_id"
                        + " HAVING max(sequence) + 1 = count(*)) whole"))
                .isEqualTo(aggregates);
    }

    @Test
    void anAppendThatCannotBeStoredHarmsNoOtherOne() {
        EventChannel events = channel(start());

        Throwable refusal = catchThrowable(() -> append(events, event("a\0b", 0)));

        assertThat(Messages.status(refusal).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        append(events, event(fresh("stock"), 0));
    }

    @Test
    void aLostConnectionIsReplacedWithoutARestart() throws SQLException {
        AxonServer server = start();
        EventChannel events = channel(server);
        String aggregate = fresh("stock");
        append(events, event(aggregate, 0));

        single(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'axonserver%'");

        Awaitility.await().ignoreExceptions().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            long sequence = await(events.findHighestSequence(aggregate)) + 1;
            append(events, event(aggregate, sequence));
        });
        assertThat(await(events.getLastToken())).isEqualTo(await(events.findHighestSequence(aggregate)));
    }

    @Test
    void aScheduledEventOutlivesARestart() throws SQLException {
        AxonServer first = start();
        await(channel(first).scheduleEvent(Instant.now().plusSeconds(1), event(fresh("stock"), 0)));
        first.close();

        EventChannel events = channel(start());

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(await(events.getLastToken())).isZero());
        assertThat(single("SELECT count(*) FROM axonserver.scheduled_event")).isZero();
    }

    @Test
    void theLogIsReadableWithPlainSql() throws SQLException {
        append(channel(start()), event(fresh("stock"), 0, "StockReceived", "{\"quantity\":7}"));

        assertThat(single("SELECT (convert_from(payload, 'UTF8')::json ->> 'quantity')::int FROM axonserver.event"))
                .isEqualTo(7);
        assertThat(single("SELECT count(*) FROM axonserver.readable_event WHERE occurred_at > now() - interval '1 h'"))
                .isEqualTo(1);
    }

    private static AxonServerSettings freshDatabase() {
        String name = "store" + DATABASES.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return AxonServerSettings.of(postgres.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    private AxonServer start() {
        AxonServer server = AxonServer.start(settings);
        closing.add(server);
        return server;
    }

    private EventChannel channel(AxonServer server) {
        Clients clients = new Clients(server.host(), server.port());
        closing.add(clients);
        return clients.connect("durability").eventChannel();
    }

    private long single(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }
}
