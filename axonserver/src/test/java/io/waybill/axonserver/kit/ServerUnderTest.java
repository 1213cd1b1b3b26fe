package io.waybill.axonserver.kit;

import io.grpc.ManagedChannelBuilder;
import io.waybill.axonserver.AxonServer;
import io.waybill.axonserver.AxonServerSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server that the compatibility kit speaks to: the one at the address in the system property {@value #ADDRESS}
 * ({@code host:port}), or else this project's own on a fresh PostgreSQL, started once for all tests of a run.
 */
public final class ServerUnderTest implements BeforeAllCallback {

    /** Set to {@code host:port} to run the kit against a server that runs already. */
    public static final String ADDRESS = "axonserver.address";

    /** Set to {@code in-process} to reach this project's own server without a network. */
    public static final String TRANSPORT = "axonserver.transport";

    private String host = "";
    private int port;
    private UnaryOperator<ManagedChannelBuilder<?>> transport = UnaryOperator.identity();

    @Override
    public void beforeAll(ExtensionContext context) {
        String address = System.getProperty(ADDRESS, "");
        if (address.isEmpty()) {
            OwnServer own = context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(ServerUnderTest.class))
                    .computeIfAbsent(OwnServer.class, key -> OwnServer.start(), OwnServer.class);
            host = own.server.host();
            port = own.server.port();
            if (System.getProperty(TRANSPORT, "tcp").equals("in-process")) {
                transport = overTcp -> own.server.inProcessChannel();
            }
        } else {
            int colon = address.lastIndexOf(':');
            host = address.substring(0, colon);
            port = Integer.parseInt(address.substring(colon + 1));
        }
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** Turns a channel over TCP into one of the transport under test. */
    public ManagedChannelBuilder<?> channel(ManagedChannelBuilder<?> overTcp) {
        return transport.apply(overTcp);
    }

    private record OwnServer(EmbeddedPostgres postgres, AxonServer server) implements AutoCloseable {

        static OwnServer start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                AxonServerSettings settings =
                        AxonServerSettings.of(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
                return new OwnServer(postgres, AxonServer.start(settings));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            postgres.close();
        }
    }
}
