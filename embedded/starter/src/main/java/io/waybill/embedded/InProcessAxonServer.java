package io.waybill.embedded;

import io.waybill.axonserver.AxonServer;
import io.waybill.axonserver.AxonServerSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.axonserver.connector.ManagedChannelCustomizer;
import org.axonframework.springboot.service.connection.AxonServerConnectionDetails;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * The Axon Server of a laptop: no process of its own, but the same server, reached over the same protocol. This process
 * gets to it over gRPC's in-process transport, others over a loopback port. It keeps its events in the PostgreSQL of this application, embedded or configured.
 */
final class InProcessAxonServer {

    private static final String NAME = "inProcessAxonServer";
    private static final String ADDRESS = "axon.axonserver.servers";

    private InProcessAxonServer() {}

    /** Begins to start the server and hands its address over, unless the address of another is configured. */
    static void register(GenericApplicationContext context, EmbeddedServers servers) {
        Environment environment = context.getEnvironment();
        if (environment.containsProperty(ADDRESS)
                || !environment.getProperty("waybill.embedded.enabled", Boolean.class, true)) {
            return;
        }
        Executor thread =
                task -> Thread.ofPlatform().name("start-axonserver").daemon().start(task);
        var server = settings(environment, servers).thenApplyAsync(InProcessAxonServer::start, thread);
        // Registered after the embedded servers and so destroyed before them, but after every client of either.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory())
                .registerDisposableBean(NAME, (DisposableBean) () -> close(server));
        context.addApplicationListener((ApplicationListener<ApplicationFailedEvent>) failure -> close(server));
        context.registerBean(AxonServerConnectionDetails.class, () -> details(server.join()));
        context.registerBean(
                ManagedChannelCustomizer.class, () -> overTcp -> server.join().inProcessChannel());
    }

    private static CompletableFuture<AxonServerSettings> settings(Environment environment, EmbeddedServers servers) {
        if (servers.postgres()) {
            return servers.postgresAddress()
                    .thenApply(postgres ->
                            AxonServerSettings.of(postgres.jdbcUrl(), postgres.username(), postgres.password()));
        }
        String url = environment.getProperty("spring.datasource.url");
        if (url == null) {
            return CompletableFuture.failedFuture(new EmbeddedServerException(
                    "Axon Server has no database: set spring.datasource.url beside spring.r2dbc.url, or " + ADDRESS
                            + " to the address of an Axon Server"));
        }
        return CompletableFuture.completedFuture(AxonServerSettings.of(
                url,
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", "")));
    }

    private static AxonServer start(AxonServerSettings settings) {
        long begin = System.nanoTime();
        AxonServer server = AxonServer.start(settings);
        PrintedStart.print(
                System.out,
                "Axon Server",
                new Endpoint(server.host(), server.port()),
                Duration.ofNanos(System.nanoTime() - begin));
        return server;
    }

    private static AxonServerConnectionDetails details(AxonServer server) {
        String address = server.host() + ":" + server.port();
        return () -> address;
    }

    private static void close(CompletableFuture<AxonServer> server) {
        if (!server.cancel(false) && !server.isCompletedExceptionally()) {
            server.join().close();
        }
    }
}
