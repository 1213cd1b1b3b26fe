package io.waybill.projection.engine;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import io.waybill.messages.live.LiveChange;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A node in a process of its own, which ends where it is told to. */
final class NodeProcess {

    /** How a process ends that ended where it was told to. */
    static final int CRASHED = 17;

    private static final int IN_BATCH = 3;
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    private final Crash crash;
    private final AtomicInteger batches = new AtomicInteger();

    /** Of each thread, whether the batch that is under way is the one to end in. */
    private final ThreadLocal<Boolean> last = ThreadLocal.withInitial(() -> false);

    private NodeProcess(Crash crash) {
        this.crash = crash;
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments the URL of the database, the address of the event store, the number of segments, and the crash
     */
    public static void main(String... arguments) throws InterruptedException {
        var postgres = new DriverManagerDataSource(arguments[0]);
        var node = new NodeProcess(Crash.valueOf(arguments[3]));
        node.run(node.new Dying(postgres), arguments[1], Integer.parseInt(arguments[2]));
        Thread.currentThread().join();
    }

    private void run(DataSource database, String eventStore, int segments) {
        var serializer = Bench.serializer();
        EngineConfiguration.engine(
                        List.of(new DyingTallies(new Tallies(segments, 1, database))),
                        Set.of(),
                        Bench.connect(eventStore, serializer).eventStore(),
                        EngineConfiguration.tokenStore(database, serializer, CLAIM_TIMEOUT),
                        serializer,
                        serializer,
                        database,
                        new Deaf(),
                        new SimpleMeterRegistry(),
                        Propagator.NOOP)
                .projections()
                .start();
    }

    private void at(Crash step) {
        if (step == crash && last.get()) {
            Runtime.getRuntime().halt(CRASHED);
        }
    }

    /** Rows, tokens and all else, up to the commit and no further. */
    private final class Dying extends DelegatingDataSource {

        Dying(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    NodeProcess.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        boolean commits = method.getName().equals("commit");
                        if (commits) {
                            at(Crash.BEFORE_THE_COMMIT);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        } finally {
                            if (commits) {
                                at(Crash.AFTER_THE_COMMIT);
                                last.set(false);
                            }
                        }
                    });
        }
    }

    private final class DyingTallies implements Projection {

        private final Tallies tallies;

        DyingTallies(Tallies tallies) {
            this.tallies = tallies;
        }

        @Override
        public String name() {
            return tallies.name();
        }

        @Override
        public int segments() {
            return tallies.segments();
        }

        @Override
        public Places places() {
            return tallies.places();
        }

        @Override
        public boolean handles(Class<?> eventType) {
            return tallies.handles(eventType);
        }

        @Override
        public Batch begin(String place) {
            var batch = tallies.begin(place);
            return new Batch() {
                @Override
                public void add(ProjectedEvent event) {
                    batch.add(event);
                }

                @Override
                public void write() {
                    last.set(batches.incrementAndGet() >= IN_BATCH);
                    at(Crash.BEFORE_THE_WRITE);
                    batch.write();
                    at(Crash.AFTER_THE_WRITE);
                }

                @Override
                public Collection<LiveChange> changes() {
                    return batch.changes();
                }
            };
        }
    }

    private static final class Deaf implements Watchers {

        @Override
        public void changed(LiveChange change) {}

        @Override
        public void tell(Collection<LiveChange> changes) {}
    }
}
