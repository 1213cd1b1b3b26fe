package io.waybill.benchmarks.axonserver;

import io.grpc.ManagedChannelBuilder;
import io.waybill.axonserver.AxonServer;
import java.util.Locale;
import java.util.concurrent.Executors;

/** How the client reaches the server. */
enum Transport {
    /** Over loopback, called back on the threads that read the socket. */
    TCP,

    /** Over loopback, called back on virtual threads. */
    TCP_VIRTUAL,

    /** Without a network, called back on virtual threads. */
    IN_PROCESS;

    static Transport of(String name) {
        return valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    ManagedChannelBuilder<?> channel(ManagedChannelBuilder<?> overTcp, AxonServer server) {
        return switch (this) {
            case TCP -> overTcp.directExecutor();
            case TCP_VIRTUAL -> overTcp.executor(Executors.newVirtualThreadPerTaskExecutor());
            case IN_PROCESS -> server.inProcessChannel();
        };
    }
}
