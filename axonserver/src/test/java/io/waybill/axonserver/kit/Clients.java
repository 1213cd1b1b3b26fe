package io.waybill.axonserver.kit;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Connections to one server, all closed together. */
public final class Clients implements AutoCloseable {

    /** One test appends an event of 10 MB, and whoever reads from the first event on has to take it. */
    static final int LARGEST_MESSAGE_BYTES = 32 * 1024 * 1024;

    private static final long PATIENCE_SECONDS = 60;

    private final String host;
    private final int port;
    private final UnaryOperator<ManagedChannelBuilder<?>> transport;
    private final Deque<Runnable> closing = new ArrayDeque<>();

    /** Clients that connect over TCP. */
    public Clients(String host, int port) {
        this(host, port, overTcp -> overTcp);
    }

    /** Clients whose channels are what {@code transport} makes of those over TCP. */
    public Clients(String host, int port, UnaryOperator<ManagedChannelBuilder<?>> transport) {
        this.host = host;
        this.port = port;
        this.transport = transport;
    }

    /** A connection of the public connector, of a client of its own. */
    public AxonServerConnection connect(String component) {
        return connect(component, component + "-" + UUID.randomUUID());
    }

    /** The same with an identifier for the client. */
    public AxonServerConnection connect(String component, String clientId) {
        AxonServerConnectionFactory factory = AxonServerConnectionFactory.forClient(component, clientId)
                .routingServers(new ServerAddress(host, port))
                .connectTimeout(10, TimeUnit.SECONDS)
                .reconnectInterval(100, TimeUnit.MILLISECONDS)
                .maxInboundMessageSize(LARGEST_MESSAGE_BYTES)
                .customize(transport)
                .build();
        closing.push(factory::shutdown);
        return factory.connect("default");
    }

    /** The same to a server that may still be starting. */
    public AxonServerConnection connectPatiently(String component) {
        PlatformServiceGrpc.newBlockingStub(channel())
                .withWaitForReady()
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .getPlatformServer(ClientIdentification.getDefaultInstance());
        return connect(component);
    }

    /** A bare channel, for what the connector would not do. */
    public ManagedChannel channel() {
        ManagedChannel channel = transport
                .apply(NettyChannelBuilder.forAddress(host, port).usePlaintext())
                .build();
        closing.push(channel::shutdownNow);
        return channel;
    }

    /** A bare channel over TCP that pings every second, calls or not, as the connector's does. */
    public ManagedChannel pingingChannel() {
        ManagedChannel channel = NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .keepAliveTime(1, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .build();
        closing.push(channel::shutdownNow);
        return channel;
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
