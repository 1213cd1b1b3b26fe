package io.waybill.axonserver;

import static io.waybill.axonserver.kit.Messages.append;
import static io.waybill.axonserver.kit.Messages.await;
import static io.waybill.axonserver.kit.Messages.command;
import static io.waybill.axonserver.kit.Messages.event;
import static io.waybill.axonserver.kit.Messages.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.grpc.Status;
import io.waybill.axonserver.eventstore.DatabaseInUseException;
import io.waybill.axonserver.kit.Messages;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What this server promises about its one database, beyond what every Axon Server does. */
class DurabilityTest {

    @RegisterExtension
    final OwnServers servers = new OwnServers();

    @Test
    void theFirstEventIsAtPositionZeroAndAnEmptyStoreIsAtMinusOne() {
        EventChannel events = channel(servers.start());
        assertThat(await(events.getLastToken())).isEqualTo(-1);
        assertThat(await(events.getTokenAt(0))).isEqualTo(-1);

        append(events, event(fresh("stock"), 0));

        assertThat(await(events.getLastToken())).isZero();
    }

    @Test
    void aRestartKeepsEverything() {
        String aggregate = fresh("stock");
        AxonServer first = servers.start();
        append(channel(first), event(aggregate, 0), event(aggregate, 1));
        first.close();

        EventChannel events = channel(servers.start());

        assertThat(events.openAggregateStream(aggregate).asStream()).hasSize(2);
        assertThat(await(events.getLastToken())).isEqualTo(1);
        assertThat(catchThrowable(() -> append(events, event(aggregate, 1)))).isNotNull();
        append(events, event(aggregate, 2));
        assertThat(await(events.getLastToken())).isEqualTo(2);
    }

    @Test
    void clientsComeBackToARestartedServer() throws InterruptedException {
        AxonServer first = servers.start();
        AxonServerConnection connection = servers.clientsOf(first).connect("returning");
        String name = fresh("ReceiveStock");
        connection
                .commandChannel()
                .registerCommandHandler(
                        command -> CompletableFuture.completedFuture(CommandResponse.getDefaultInstance()), 100, name);
        EventStream stream = connection.eventChannel().openStream(-1, 64);
        first.close();

        servers.start(servers.settings().listeningOn(first.host(), first.port()));

        Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                await(connection.commandChannel().sendCommand(command(name, "k")))
                                        .getErrorCode())
                        .isEmpty());
        append(connection.eventChannel(), event(fresh("stock"), 0));
        assertThat(stream.isClosed()).as("the stream over the first server").isTrue();
    }

    @Test
    void aSecondServerOnTheSameDatabaseIsRefusedWhileTheFirstLives() {
        AxonServer first = servers.start();
        AxonServerSettings impatient =
                servers.settings().withLimits(Limits.defaults().withLockPatience(Duration.ZERO));

        assertThatThrownBy(() -> AxonServer.start(impatient))
                .isInstanceOf(DatabaseInUseException.class)
                .hasMessageContaining("already writes");

        first.close();
        servers.start();
    }

    @Test
    void concurrentAppendsLeaveNoGapInPositionsOrSequences() throws SQLException {
        EventChannel events = channel(servers.start());
        long aggregates = 20;
        long each = 50;
        List<Future<?>> appending = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
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

        assertThat(servers.number("SELECT count(*) FROM axonserver.event")).isEqualTo(aggregates * each);
        assertThat(servers.number("SELECT max(position) + 1 FROM axonserver.event"))
                .isEqualTo(aggregates * each);
        assertThat(servers.number(
                        "SELECT count(*) FROM (SELECT aggregate_id FROM axonserver.event GROUP BY aggregate_id"
                                + " HAVING max(sequence) + 1 = count(*)) whole"))
                .isEqualTo(aggregates);
    }

    @Test
    void anAppendThatCannotBeStoredHarmsNoOtherOne() {
        EventChannel events = channel(servers.start());

        Throwable refusal = catchThrowable(() -> append(events, event("a\0b", 0)));

        assertThat(Messages.status(refusal).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        append(events, event(fresh("stock"), 0));
    }

    @Test
    void aLostConnectionIsReplacedWithoutARestart() throws SQLException {
        AxonServer server = servers.start();
        EventChannel events = channel(server);
        String aggregate = fresh("stock");
        append(events, event(aggregate, 0));

        servers.number(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name LIKE 'axonserver%'");

        Awaitility.await().ignoreExceptions().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            long sequence = await(events.findHighestSequence(aggregate)) + 1;
            append(events, event(aggregate, sequence));
        });
        assertThat(await(events.getLastToken())).isEqualTo(await(events.findHighestSequence(aggregate)));
    }

    @Test
    void aScheduledEventOutlivesARestart() throws SQLException {
        AxonServer first = servers.start();
        await(channel(first).scheduleEvent(Instant.now().plusSeconds(1), event(fresh("stock"), 0)));
        first.close();

        EventChannel events = channel(servers.start());

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(await(events.getLastToken())).isZero());
        assertThat(servers.number("SELECT count(*) FROM axonserver.scheduled_event"))
                .isZero();
    }

    @Test
    void theLogIsReadableWithPlainSql() throws SQLException {
        append(channel(servers.start()), event(fresh("stock"), 0, "StockReceived", "{\"quantity\":7}"));

        assertThat(servers.number(
                        "SELECT (convert_from(payload, 'UTF8')::json ->> 'quantity')::int FROM axonserver.event"))
                .isEqualTo(7);
        assertThat(servers.number(
                        "SELECT count(*) FROM axonserver.readable_event WHERE occurred_at > now() - interval '1 h'"))
                .isEqualTo(1);
    }

    private EventChannel channel(AxonServer server) {
        return servers.clientsOf(server).connect("durability").eventChannel();
    }
}
