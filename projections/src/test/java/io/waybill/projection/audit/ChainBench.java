package io.waybill.projection.audit;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.axonserver.AxonServer;
import io.waybill.axonserver.AxonServerSettings;
import io.waybill.messages.audit.ChainReport;
import io.waybill.messages.audit.VerifyChain;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL, a real event store that can be stopped while somebody changes its table, and a chain over it. */
final class ChainBench implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final EmbeddedPostgres postgres;
    private final DataSource database;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    ChainBench() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
        Flyway.configure()
                .dataSource(database)
                .defaultSchema("audit")
                .schemas("audit")
                .locations("classpath:io/waybill/projection/audit/schema")
                .load()
                .migrate();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    Chain chain() {
        return new Chain(database);
    }

    /** Does something with the event store, which reads its table anew each time. */
    void serving(Consumer<EventChannel> work) {
        try (var server = AxonServer.start(
                AxonServerSettings.of(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"))) {
            var clients = AxonServerConnectionFactory.forClient("chain")
                    .routingServers(new ServerAddress(server.host(), server.port()))
                    .build();
            try {
                work.accept(clients.connect("default").eventChannel());
            } finally {
                clients.shutdown();
            }
        }
    }

    /** Appends events and has them chained by so many nodes. */
    void chained(int events, int nodes) {
        serving(channel -> {
            List<ChainKeeper> keepers = new ArrayList<>();
            for (int node = 0; node < nodes; node++) {
                keepers.add(new ChainKeeper(chain(), () -> channel, meters));
            }
            keepers.forEach(ChainKeeper::start);
            long before = stored();
            String aggregate = UUID.randomUUID().toString();
            for (int i = 0; i < events; i++) {
                channel.appendEvents(event(aggregate, i)).join();
            }
            await().atMost(PATIENCE).until(() -> links() == before + events);
            keepers.forEach(ChainKeeper::stop);
        });
    }

    /** In slices of so many positions, several at once. */
    ChainReport verify(long from, long to, int slice) {
        var reports = new ArrayList<ChainReport>();
        serving(channel -> {
            try {
                reports.add(
                        new ChainVerification(chain(), () -> channel, LONG, slice).verify(new VerifyChain(from, to)));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        return reports.getFirst();
    }

    long stored() {
        return count("axonserver.event");
    }

    long links() {
        return count("audit.chain");
    }

    private long count(String table) {
        return jdbc().sql("select count(*) from " + table).query(Long.class).single();
    }

    private static Event event(String aggregate, int sequence) {
        return Event.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setAggregateIdentifier(aggregate)
                .setAggregateSequenceNumber(sequence)
                .setAggregateType("Counter")
                .setTimestamp(1_800_000_000_000L + sequence)
                .setPayload(SerializedObject.newBuilder()
                        .setType("pressed")
                        .setRevision("1")
                        .setData(ByteString.copyFromUtf8("{\"number\":" + sequence + "}")))
                .putMetaData(
                        "userId",
                        MetaDataValue.newBuilder().setTextValue("somebody").build())
                .putMetaData(
                        "number", MetaDataValue.newBuilder().setNumberValue(7).build())
                .build();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
