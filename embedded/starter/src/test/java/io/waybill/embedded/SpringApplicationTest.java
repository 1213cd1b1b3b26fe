package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class SpringApplicationTest {

    private static final List<String> ALL_CONFIGURED = List.of(
            "--spring.datasource.url=jdbc:postgresql://db.example:5432/waybill",
            "--spring.r2dbc.url=r2dbc:postgresql://waybill:secret@db.example:5432/waybill",
            "--spring.data.redis.host=redis.example",
            "--spring.kafka.bootstrap-servers=kafka.example:9092",
            "--spring.elasticsearch.uris=http://search.example:9200",
            "--axon.axonserver.servers=axon.example:8124");

    @TempDir
    Path folder;

    @Test
    void getsItsConnectionsFromTheEmbeddedServers() {
        try (ConfigurableApplicationContext context = run(List.of())) {
            EmbeddedServers servers = context.getBean(EmbeddedServers.class);
            PostgresAddress postgres = servers.postgresAddress().join();

            assertThat(context.getBean(JdbcConnectionDetails.class).getJdbcUrl())
                    .isEqualTo(postgres.jdbcUrl());
            assertThat(context.getBean(R2dbcConnectionDetails.class)
                            .getConnectionFactoryOptions()
                            .getRequiredValue(ConnectionFactoryOptions.PORT))
                    .isEqualTo(postgres.endpoint().port());
            assertThat(context.getBean(DataRedisConnectionDetails.class).getStandalone())
                    .extracting(DataRedisConnectionDetails.Standalone::getPort)
                    .isEqualTo(servers.redisAddress().join().endpoint().port());
            assertThat(context.getBean(KafkaConnectionDetails.class).getBootstrapServers())
                    .containsExactly(servers.kafkaAddress().join().toString());
            assertThat(context.getBean(ElasticsearchConnectionDetails.class)
                            .getNodes()
                            .getFirst()
                            .port())
                    .isEqualTo(servers.elasticsearchAddress().join().port());
        }

        assertThat(Alive.in(folder)).isEmpty();
    }

    @Test
    void usesConfiguredServersAsTheyAre() {
        try (ConfigurableApplicationContext context = run(ALL_CONFIGURED)) {
            EmbeddedServers servers = context.getBean(EmbeddedServers.class);

            assertThat(List.of(servers.postgres(), servers.redis(), servers.kafka(), servers.elasticsearch()))
                    .containsOnly(false);
            assertThat(context.getBean(R2dbcConnectionDetails.class)
                            .getConnectionFactoryOptions()
                            .getRequiredValue(ConnectionFactoryOptions.HOST))
                    .isEqualTo("db.example");
            assertThat(context.getBean(KafkaConnectionDetails.class).getBootstrapServers())
                    .containsExactly("kafka.example:9092");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void saysInOneSentenceWhyItCannotStartAndLeavesNoProcessBehind(CapturedOutput output) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> run(List.of("--waybill.embedded.redis.port=" + taken.getLocalPort())))
                    .hasStackTraceContaining(EmbeddedServerException.class.getName());
        }

        assertThat(output)
                .containsPattern("Description:\\s+Port \\d+, which waybill.embedded.redis.port fixes for Redis");
        assertThat(Alive.in(folder)).isEmpty();
    }

    private ConfigurableApplicationContext run(List<String> arguments) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(arguments.stream(), Stream.of("--waybill.data-directory=" + folder))
                        .toArray(String[]::new));
    }

    @EnableAutoConfiguration
    static class Application {}
}
