package io.waybill.projection.engine;

import static org.awaitility.Awaitility.await;

import io.waybill.axonserver.AxonServer;
import io.waybill.axonserver.AxonServerSettings;
import io.waybill.messages.live.LiveChange;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** A real PostgreSQL, a real event store, and nodes that fill a read model from it. */
final class Bench implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final DataSource database;
    private final AxonServer server;
    private final Configuration axon;
    private final Serializer serializer;
    private final List<Projections> nodes = new ArrayList<>();
    final Queue<LiveChange> announced = new ConcurrentLinkedQueue<>();

    Bench() throws IOException {
        postgres = EmbeddedPostgres.start();
        // One and the same for all: transactions belong to it.
        database = postgres.getPostgresDatabase();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        server = AxonServer.start(AxonServerSettings.of(url, "postgres", "postgres"));
        serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(TrackingToken.class)
                                .allowIfSubType(TrackingToken.class)
                                .build()))
                .build();
        axon = DefaultConfigurer.defaultConfiguration()
                .registerComponent(
                        AxonServerConfiguration.class,
                        config -> AxonServerConfiguration.builder()
                                .servers(server.host() + ":" + server.port())
                                .componentName("engine")
                                .build())
                .configureSerializer(config -> serializer)
                .configureEventSerializer(config -> serializer)
                .configureMessageSerializer(config -> serializer)
                .start();
        Flyway.configure()
                .dataSource(database)
                .defaultSchema("projection")
                .schemas("projection")
                .locations("classpath:io/waybill/projection/schema")
                .load()
                .migrate();
    }

    DataSource database() {
        return database;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    /** Appends presses of a counter, numbered on from the last. */
    void press(String counter, int from, int to) {
        List<EventMessage<?>> events = new ArrayList<>();
        for (int number = from; number <= to; number++) {
            events.add(
                    new GenericDomainEventMessage<>("Counter", counter, number, new Tallies.Pressed(counter, number)));
        }
        axon.eventStore().publish(events);
    }

    /** Another node with the read model on a number of segments. */
    Projections node(int segments) {
        return node(segments, 1);
    }

    /** Another node with another revision of the read model's code. */
    Projections node(int segments, int revision) {
        var node = EngineConfiguration.engine(
                        List.of(new Tallies(segments, revision, database)),
                        axon.eventStore(),
                        new EngineConfiguration().tokenStore(database, serializer),
                        serializer,
                        serializer,
                        database,
                        new Watchers() {
                            @Override
                            public void changed(LiveChange change) {
                                announced.add(change);
                            }

                            @Override
                            public void tell(Collection<LiveChange> changes) {
                                announced.addAll(changes);
                            }
                        })
                .projections();
        nodes.add(node);
        node.start();
        awaitView();
        return node;
    }

    Generations generations() {
        return new Generations(database);
    }

    /** Waits until readers can see something. */
    void awaitView() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc().sql("select to_regclass('projection.press') is not null")
                        .query(Boolean.class)
                        .single());
    }

    /** The numbers of a counter in the order in which they were written. */
    List<Integer> written(String counter) {
        String place = generations().serving("tallies").orElseThrow().processor();
        return jdbc().sql("select number from " + place + ".press where counter = ? order by ctid")
                .param(counter)
                .query(Integer.class)
                .list();
    }

    long writtenInAll() {
        return jdbc().sql("select count(*) from projection.press")
                .query(Long.class)
                .single();
    }

    long parked() {
        return jdbc().sql("select count(*) from projection.dead_letter")
                .query(Long.class)
                .single();
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }

    void stopNodes() {
        nodes.forEach(Projections::stop);
        nodes.clear();
    }

    @Override
    public void close() throws IOException {
        stopNodes();
        axon.shutdown();
        server.close();
        postgres.close();
    }
}
