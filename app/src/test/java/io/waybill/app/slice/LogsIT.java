package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.waybill.app.slice.RunningWaybill.Running;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is logged, as servers log it: with the trace of the request, and nothing about persons. */
@ExtendWith(RunningWaybill.class)
class LogsIT {

    private final Running waybill;
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Written written = new Written((LoggerContext) LoggerFactory.getILoggerFactory());

    LogsIT(Running waybill) {
        this.waybill = waybill;
    }

    @BeforeEach
    void listen() {
        root.addAppender(written);
    }

    @AfterEach
    void stop() {
        root.detachAppender(written);
    }

    /** Every line, in the form that servers write. */
    private static final class Written extends AppenderBase<ILoggingEvent> {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final StructuredLogEncoder encoder = new StructuredLogEncoder();

        Written(LoggerContext context) {
            setContext(context);
            encoder.setContext(context);
            encoder.setFormat("ecs");
            encoder.setCharset(StandardCharsets.UTF_8);
            encoder.start();
            start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
    }

    @Test
    void no_line_says_anything_about_a_person_whatever_comes_in() throws Exception {
        String name = "p" + UUID.randomUUID().toString().substring(0, 13);
        String email = name + "@private.example";
        String secret = "the password of " + name;
        var registration = Map.of("email", email, "username", name, "password", secret);
        var signIn = Map.of("email", email, "password", secret);

        post("/api/auth/register", registration);
        post("/api/auth/register", registration);
        post("/api/auth/register", Map.of("email", email, "username", "!", "password", "x", "nickname", name));
        post("/api/auth/login", signIn);
        post("/api/auth/login", Map.of("email", email, "password", "wrong " + name));
        broken("/api/auth/login", "{\"email\": \"" + email + "\", \"password\"");
        broken("/api/products", "{\"sku\": {\"email\": \"" + email + "\"}}");
        get("/api/users?q=" + email);
        get("/api/users/" + email);
        get("/api/stock?cursor=" + email);
        get("/" + email);
        get("/api/products?q=" + email);
        var address = Map.of("line1", name, "city", name, "postalCode", "10110", "country", "TH");
        var parcels = List.of(Map.of("weightGrams", 600, "lengthMm", 300, "widthMm", 200, "heightMm", 100));
        for (String reference : List.of("SO-1", "")) {
            post(
                    "/api/shipments",
                    Map.of(
                            "reference", reference,
                            "customer", Map.of("name", name, "email", email, "phone", "0812345678"),
                            "from", address,
                            "to", address,
                            "parcels", parcels));
        }
        get("/api/shipments?q=" + email);
        waybill.withoutRedis(() -> post("/api/auth/login", signIn));

        // Redis was away, so there is something.
        assertThat(written.lines).isNotEmpty().noneMatch(line -> line.contains(name));
    }

    @Test
    void a_line_about_a_request_has_its_trace() throws Exception {
        String trace = UUID.randomUUID().toString().replace("-", "");
        waybill.withoutRedis(() -> waybill.anonymous()
                .post()
                .uri("/api/auth/login")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .bodyValue(Map.of("email", "admin@example.com", "password", "Admin123!"))
                .exchange()
                .expectStatus()
                .isEqualTo(503));

        assertThat(written.lines.stream().map(JsonMapper.shared()::readTree))
                .anySatisfy((JsonNode line) ->
                        assertThat(line.path("traceId").asString("")).isEqualTo(trace));
    }

    private void post(String path, Map<String, ?> body) {
        waybill.client().post().uri(path).bodyValue(body).exchange();
    }

    private void broken(String path, String body) {
        waybill.client()
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private void get(String path) {
        waybill.client().get().uri(path).exchange();
    }
}
