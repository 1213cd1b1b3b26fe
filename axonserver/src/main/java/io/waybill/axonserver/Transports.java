package io.waybill.axonserver;

import io.grpc.BindableService;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.waybill.axonserver.platform.AccessCheck;
import io.waybill.axonserver.wire.MessageSizeLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The ways in: TCP for any client, and gRPC's in-process transport for clients in this process. Over TCP the services run
 * on the threads that read the sockets, because every hand-over between threads costs more than the work handed over; so
 * no service ever waits. In process they run on virtual threads: the caller may be an event loop, which must not even
 * wait for a short lock.
 */
final class Transports {

    private static final long PING_MILLIS = 500;

    private final Server tcp;
    private final Server inProcess;
    private final int port;
    private final Executor threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("axonserver-client-", 0).factory());
    private final String name = "axonserver-" + UUID.randomUUID();

    /** @throws IOException when the port is taken */
    Transports(AxonServerSettings settings, List<BindableService> services) throws IOException {
        NettyServerBuilder overTcp = NettyServerBuilder.forAddress(
                        new InetSocketAddress(settings.host(), settings.port()))
                .directExecutor()
                // Clients ping each second, also when they have no call under way.
                .permitKeepAliveTime(PING_MILLIS, TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true)
                .maxInboundMessageSize(settings.limits().messageBytes());
        InProcessServerBuilder within = InProcessServerBuilder.forName(name)
                .executor(threads)
                .intercept(new MessageSizeLimit(settings.limits().messageBytes()));
        AccessCheck access = new AccessCheck(settings.accessToken());
        overTcp.intercept(access);
        within.intercept(access);
        for (BindableService service : services) {
            overTcp.addService(service);
            within.addService(service);
        }
        this.tcp = overTcp.build().start();
        this.inProcess = within.build().start();
        this.port = tcp.getPort();
    }

    int port() {
        return port;
    }

    /**
     * How clients in this process get in. Each side hears from the other on threads of its own, so neither ever holds a
     * lock of the other: no circle of waiting can close.
     */
    ManagedChannelBuilder<?> inProcessChannel() {
        return InProcessChannelBuilder.forName(name).executor(threads);
    }

    boolean isOpen() {
        return !tcp.isShutdown();
    }

    /** Takes no new calls; those under way go on. */
    void shutDown() {
        tcp.shutdown();
        inProcess.shutdown();
    }

    void awaitClose() throws InterruptedException {
        tcp.awaitTermination();
        inProcess.awaitTermination();
    }

    /** Ends what is still under way after {@code seconds}. */
    void close(long seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (Server server : List.of(tcp, inProcess)) {
            try {
                if (!server.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    server.shutdownNow();
                }
            } catch (InterruptedException e) {
                server.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
