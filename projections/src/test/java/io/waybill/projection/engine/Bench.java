package io.waybill.projection.engine;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import io.waybill.axonserver.AxonServer;
import io.waybill.axonserver.AxonServerSettings;
import io.waybill.messages.live.LiveChange;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** A real PostgreSQL, a real event store, and nodes that fill a read model from it. */
final class Bench implements AutoCloseable {

    /**
     * In which order rows came, which their place on a page does not tell: PostgreSQL fills room on earlier pages again. Outside of
     * what generations are compared by, for they need not be written in one order.
     */
    private static final String ORDER = """
            create table public.press_order (
                place      bigint generated always as identity primary key,
                generation text not null,
                counter    text not null,
                number     integer not null)""";

    private final Path data;
    private EmbeddedPostgres postgres;
    private final DataSource database;
    private final AxonServer server;
    private final Configuration axon;
    private final Serializer serializer;
    private final List<Projections> nodes = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Queue<LiveChange> announced = new ConcurrentLinkedQueue<>();

    Bench() throws IOException {
        data = Files.createTempDirectory("engine");
        startPostgres(freePort());
        // One and the same for all: transactions belong to it.
        database = postgres.getPostgresDatabase();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        server = AxonServer.start(AxonServerSettings.of(url, "postgres", "postgres"));
        serializer = serializer();
        axon = connect(server.host() + ":" + server.port(), serializer);
        Flyway.configure()
                .dataSource(database)
                .defaultSchema("projection")
                .schemas("projection")
                .locations("classpath:io/waybill/projection/schema")
                .load()
                .migrate();
        jdbc().sql(ORDER).update();
    }

    static Serializer serializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(TrackingToken.class)
                                .allowIfSubType(TrackingToken.class)
                                .build()))
                .build();
    }

    /** A client of the event store at {@code host:port}. */
    static Configuration connect(String address, Serializer serializer) {
        return DefaultConfigurer.defaultConfiguration()
                .registerComponent(
                        AxonServerConfiguration.class,
                        config -> AxonServerConfiguration.builder()
                                .servers(address)
                                .componentName("engine")
                                .build())
                .configureSerializer(config -> serializer)
                .configureEventSerializer(config -> serializer)
                .configureMessageSerializer(config -> serializer)
                .start();
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

    /** What operators watch, read once, whoever fills what. */
    SimpleMeterRegistry measured() {
        var registry = new SimpleMeterRegistry();
        var letters = new DeadLetterTable(
                database,
                EngineConfiguration.connections(database),
                new SpringTransactionManager(new JdbcTransactionManager(database)),
                serializer,
                serializer);
        var progress = new Progress(database, serializer, Duration.ofSeconds(10));
        new EngineMeters(generations(), progress, new Stream(axon.eventStore()), letters, registry).measure();
        return registry;
    }

    /** Another node with the read model on a number of segments. */
    Projections node(int segments) {
        return node(segments, 1);
    }

    /** Another node with another revision of the read model's code. */
    Projections node(int segments, int revision) {
        var node = node(List.of(new Tallies(segments, revision, database)), Set.of());
        awaitView();
        return node;
    }

    /** Another node that knows the tallies and another read model, and fills some of them. */
    Projections node(Projection other, Set<String> filled) {
        return node(List.of(new Tallies(1, 1, database), other), filled);
    }

    private Projections node(List<Projection> projections, Set<String> filled) {
        var node = EngineConfiguration.engine(
                        projections,
                        filled,
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
                        },
                        meters,
                        Propagator.NOOP)
                .projections();
        nodes.add(node);
        node.start();
        return node;
    }

    /**
     * A process of its own with the read model on a number of segments.
     *
     * @param crash where it ends by itself
     */
    Process process(int segments, Crash crash) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        postgres.getJdbcUrl("postgres", "postgres"),
                        server.host() + ":" + server.port(),
                        Integer.toString(segments),
                        crash.name())
                .inheritIO()
                .start();
        processes.add(process);
        return process;
    }

    /** Stops PostgreSQL, event store included, in the middle of whatever it does. */
    void stopPostgres() throws IOException {
        postgres.close();
    }

    /** Starts it again where it was. */
    void startPostgresAgain() {
        // Its orphaned processes hold its shared memory for a moment more.
        int port = postgres.getPort();
        await().ignoreExceptions().atMost(Duration.ofSeconds(90)).untilAsserted(() -> startPostgres(port));
    }

    private void startPostgres(int port) throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** How many times a counter was pressed, as the event store tells. */
    long pressed(String counter) {
        return axon.eventStore().readEvents(counter).asStream().count();
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
        return jdbc().sql("""
                        select number from %1$s.press join public.press_order using (counter, number)
                        where counter = ? and generation = '%1$s' order by place""".formatted(place))
                .param(counter)
                .query(Integer.class)
                .list();
    }

    /** The numbers of every counter, each as often as it was written. */
    Map<String, List<Integer>> written() {
        Map<String, List<Integer>> written = new HashMap<>();
        String place = generations().serving("tallies").orElseThrow().processor();
        jdbc().sql("select counter, number from " + place + ".press order by number")
                .query(row -> {
                    written.computeIfAbsent(row.getString(1), counter -> new ArrayList<>())
                            .add(row.getInt(2));
                });
        return written;
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
        processes.forEach(process -> process.destroyForcibly().onExit().join());
        processes.clear();
    }

    @Override
    public void close() throws IOException {
        stopNodes();
        axon.shutdown();
        server.close();
        postgres.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
