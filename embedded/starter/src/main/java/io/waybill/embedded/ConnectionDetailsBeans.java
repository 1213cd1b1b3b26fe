package io.waybill.embedded;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.support.GenericApplicationContext;

/** Spring Boot's connection details of the embedded servers; each waits for its own server when it is first needed. */
final class ConnectionDetailsBeans {

    private ConnectionDetailsBeans() {}

    static void register(GenericApplicationContext context, EmbeddedServers servers) {
        if (servers.postgres()) {
            context.registerBean(
                    JdbcConnectionDetails.class,
                    () -> new Jdbc(servers.postgresAddress().join()));
            context.registerBean(
                    R2dbcConnectionDetails.class,
                    () -> r2dbc(servers.postgresAddress().join()));
        }
        if (servers.redis()) {
            context.registerBean(
                    DataRedisConnectionDetails.class,
                    () -> new Redis(servers.redisAddress().join()));
        }
        if (servers.kafka()) {
            context.registerBean(
                    KafkaConnectionDetails.class,
                    () -> kafka(servers.kafkaAddress().join()));
        }
        if (servers.elasticsearch()) {
            context.registerBean(
                    ElasticsearchConnectionDetails.class,
                    () -> elasticsearch(servers.elasticsearchAddress().join()));
        }
    }

    private record Jdbc(PostgresAddress address) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return address.jdbcUrl();
        }

        @Override
        public String getUsername() {
            return address.username();
        }

        @Override
        public String getPassword() {
            return address.password();
        }
    }

    private static R2dbcConnectionDetails r2dbc(PostgresAddress address) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, address.endpoint().host())
                .option(ConnectionFactoryOptions.PORT, address.endpoint().port())
                .option(ConnectionFactoryOptions.DATABASE, address.database())
                .option(ConnectionFactoryOptions.USER, address.username())
                .option(ConnectionFactoryOptions.PASSWORD, address.password())
                .build();
        return () -> options;
    }

    private record Redis(RedisAddress address) implements DataRedisConnectionDetails {
        @Override
        public String getPassword() {
            return address.password();
        }

        @Override
        public Standalone getStandalone() {
            return Standalone.of(address.endpoint().host(), address.endpoint().port());
        }
    }

    private static KafkaConnectionDetails kafka(Endpoint endpoint) {
        return () -> List.of(endpoint.toString());
    }

    private static ElasticsearchConnectionDetails elasticsearch(Endpoint endpoint) {
        return () -> List.of(new ElasticsearchConnectionDetails.Node(
                endpoint.host(), endpoint.port(), ElasticsearchConnectionDetails.Node.Protocol.HTTP));
    }
}
