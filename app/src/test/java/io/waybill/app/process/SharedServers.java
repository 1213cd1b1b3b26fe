package io.waybill.app.process;

import io.waybill.axonserver.AxonServer;
import io.waybill.axonserver.AxonServerSettings;
import io.waybill.embedded.EmbeddedServers;
import io.waybill.embedded.EmbeddedSettings;
import io.waybill.embedded.Endpoint;
import io.waybill.embedded.Server;
import io.waybill.embedded.StartListener;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The servers of an installation, none of which a process of Waybill has started: each is given their addresses. */
final class SharedServers implements AutoCloseable {

    private static final int KEY_BYTES = 32;

    private final EmbeddedServers servers;
    private final AxonServer axonServer;
    private final String masterKey;

    private SharedServers(EmbeddedServers servers) {
        this.servers = servers;
        servers.awaitAll();
        var postgres = servers.postgresAddress().join();
        this.axonServer =
                AxonServer.start(AxonServerSettings.of(postgres.jdbcUrl(), postgres.username(), postgres.password()));
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        this.masterKey = Base64.getEncoder().encodeToString(key);
    }

    static SharedServers start(Path data) {
        var layouts = Path.of(System.getProperty("waybill.embedded.servers"));
        return new SharedServers(EmbeddedServers.start(
                new EmbeddedSettings(EnumSet.allOf(Server.class), data, layouts, Map.of()), new Silent()));
    }

    /** What README's "On servers of your own" says. */
    List<String> addresses() {
        var postgres = servers.postgresAddress().join();
        var redis = servers.redisAddress().join();
        return List.of(
                "--waybill.embedded.enabled=false",
                "--spring.datasource.url=" + postgres.jdbcUrl(),
                "--spring.datasource.username=" + postgres.username(),
                "--spring.datasource.password=" + postgres.password(),
                "--spring.r2dbc.url=r2dbc:postgresql://" + postgres.endpoint() + "/" + postgres.database(),
                "--spring.r2dbc.username=" + postgres.username(),
                "--spring.r2dbc.password=" + postgres.password(),
                "--spring.data.redis.host=" + redis.endpoint().host(),
                "--spring.data.redis.port=" + redis.endpoint().port(),
                "--spring.data.redis.password=" + redis.password(),
                "--spring.kafka.bootstrap-servers=" + servers.kafkaAddress().join(),
                "--spring.elasticsearch.uris=http://"
                        + servers.elasticsearchAddress().join(),
                "--axon.axonserver.servers=" + axonServer.host() + ":" + axonServer.port(),
                "--waybill.bootstrap.administrator.password=Admin123!",
                "--waybill.personal-data.master-key=" + masterKey);
    }

    /** PostgreSQL, a connection for each statement. */
    JdbcClient jdbc() {
        var postgres = servers.postgresAddress().join();
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.jdbcUrl(), postgres.username(), postgres.password()));
    }

    @Override
    public void close() {
        axonServer.close();
        servers.close();
    }

    private static final class Silent implements StartListener {

        @Override
        public void preparing(Server server, String what) {}

        @Override
        public void ready(Server server, String version, Endpoint endpoint, Duration took) {}
    }
}
