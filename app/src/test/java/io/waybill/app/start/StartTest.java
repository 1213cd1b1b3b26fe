package io.waybill.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.api.identity.MissingBootstrapPassword;
import io.waybill.app.Waybill;
import io.waybill.app.personal.MissingMasterKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;

/** What stands in the way of a start is found before any server is started. */
class StartTest {

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"--waybill.bootstrap.administrator.password=", "--waybill.embedded.postgres.started=true"})
    void without_a_password_of_its_own_a_configured_database_is_refused(String option) {
        assertThatThrownBy(() -> start(
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/waybill",
                        "--spring.data.redis.host=127.0.0.1",
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--spring.elasticsearch.uris=http://127.0.0.1:1",
                        "--axon.axonserver.servers=127.0.0.1:1",
                        option))
                .isInstanceOf(MissingBootstrapPassword.class);
    }

    @Test
    void without_a_master_key_of_its_own_a_configured_database_is_refused() {
        assertThatThrownBy(() -> start(
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/waybill",
                        "--spring.data.redis.host=127.0.0.1",
                        "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                        "--spring.elasticsearch.uris=http://127.0.0.1:1",
                        "--axon.axonserver.servers=127.0.0.1:1",
                        "--waybill.bootstrap.administrator.password=something else"))
                .isInstanceOf(MissingMasterKey.class);
    }

    @Test
    void a_port_in_use_is_named_before_any_server_is_started() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start("--server.address=127.0.0.1", "--server.port=" + taken.getLocalPort()))
                    .isInstanceOfSatisfying(
                            PortInUseException.class,
                            e -> assertThat(e.getPort()).isEqualTo(taken.getLocalPort()));
        }
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"08001,true", "08006,true", "28P01,false", ",false"})
    void a_database_that_is_not_there_is_explained_and_another_failure_of_it_is_left_to_others(
            @Nullable String state, boolean explained) {
        var failure = new IllegalStateException("start", new SQLException("Connection refused", state));

        FailureAnalysis analysis = new UnreachableDatabaseAnalyzer().analyze(failure);

        assertThat(analysis != null && analysis.getDescription().startsWith("PostgreSQL cannot be reached."))
                .isEqualTo(explained);
    }

    @Test
    void a_role_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> start("--waybill.roles=query,cooking")).hasStackTraceContaining("cooking");
    }

    /** Starts with what is given; a later value of an option replaces an earlier one. */
    private void start(String... options) {
        var all = new LinkedHashMap<String, String>();
        all.put("--waybill.data-directory", data.toString());
        all.put("--server.port", "0");
        all.put("--management.server.port", "0");
        for (String option : options) {
            all.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        String[] arguments = all.entrySet().stream().map(Object::toString).toArray(String[]::new);
        SpringApplication.run(Waybill.class, arguments).close();
    }
}
