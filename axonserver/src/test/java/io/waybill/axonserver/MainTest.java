package io.waybill.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.axonserver.platform.HealthEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void theEnvironmentSaysWhereTheDatabaseIs() {
        AxonServerSettings settings = Main.settings(Map.of(
                "AXONSERVER_JDBC_URL", "jdbc:postgresql://db/waybill",
                "AXONSERVER_DB_USERNAME", "waybill",
                "AXONSERVER_PORT", "9000",
                "AXONSERVER_ACCESS_TOKEN", "sesame"));

        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://db/waybill");
        assertThat(settings.username()).isEqualTo("waybill");
        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.accessToken()).isEqualTo("sesame");
    }

    @Test
    void withoutADatabaseTheMessageSaysWhatToSet() {
        assertThatThrownBy(() -> Main.settings(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AXONSERVER_JDBC_URL");
    }

    @Test
    void healthIsToldAsAStatus() throws Exception {
        AtomicBoolean ready = new AtomicBoolean(true);
        try (HealthEndpoint health = HealthEndpoint.start("127.0.0.1", 0, ready::get);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + health.port() + "/actuator/health"))
                    .build();

            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("UP");
            ready.set(false);
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(503);
        }
    }
}
