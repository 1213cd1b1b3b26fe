package io.waybill.app.slice;

import io.waybill.app.Waybill;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.FileSystemUtils;

/** Waybill with all its servers in a folder of its own, started once for all tests of this JVM and stopped after them. */
public final class RunningWaybill implements ParameterResolver {

    /** How old an access token may be for a test to begin with it; the rest of its 10 minutes is for the test. */
    private static final Duration GOOD_FOR_A_TEST = Duration.ofMinutes(3);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningWaybill.class))
                .computeIfAbsent(Start.class, type -> Start.once(), Start.class)
                .running();
    }

    /** The one start; a failed one is not tried again by every test. */
    private record Start(
            @Nullable Running started, @Nullable Throwable failure) implements AutoCloseable {

        static Start once() {
            try {
                return new Start(Running.start(), null);
            } catch (IOException | RuntimeException | Error e) {
                return new Start(null, e);
            }
        }

        Running running() {
            if (started == null) {
                throw new IllegalStateException("Waybill did not start", failure);
            }
            started.staySignedIn();
            return started;
        }

        @Override
        public void close() throws IOException {
            if (started != null) {
                started.close();
            }
        }
    }

    /** The application and a client that is signed in. */
    public static final class Running implements AutoCloseable {

        /** What Thailand Post signs its reports with. */
        public static final String CARRIER_SECRET = "the secret of a carrier in tests";

        /** The only other web site whose pages may use it. */
        public static final String FRIENDLY_ORIGIN = "https://shop.example";

        private final Path data;
        private final int mailPort;
        private final ConfigurableApplicationContext context;
        private final RestartedServer redis;
        private final RestartedServer elasticsearch;
        private final RestartedServer kafka;
        private volatile String token;
        private volatile long signedInAt;

        private Running(Path data, int mailPort, ConfigurableApplicationContext context) {
            this.data = data;
            this.mailPort = mailPort;
            this.context = context;
            this.redis = RestartedServer.redis(data.resolve("redis"));
            this.elasticsearch = RestartedServer.java(data.resolve("elasticsearch"));
            this.kafka = RestartedServer.java(data.resolve("kafka"));
            this.token = signIn();
            this.signedInAt = System.nanoTime();
        }

        /** An access token is good for 10 minutes, and other tests may have run since. */
        private void staySignedIn() {
            if (System.nanoTime() - signedInAt > GOOD_FOR_A_TEST.toNanos()) {
                signInAgain();
            }
        }

        private static Running start() throws IOException {
            Path data = Files.createTempDirectory("waybill-slice");
            int mailPort = freePort();
            return new Running(
                    data,
                    mailPort,
                    SpringApplication.run(
                            Waybill.class,
                            "--server.port=0",
                            "--management.server.port=0",
                            "--logging.threshold.console=warn",
                            // Tests choose where they come from, and wait less for slow clients to be cut off.
                            "--waybill.proxies.trusted=127.0.0.1",
                            "--waybill.cors.allowed-origins=" + FRIENDLY_ORIGIN,
                            "--waybill.connections.head=2s",
                            "--waybill.connections.body=3s",
                            "--waybill.connections.write=3s",
                            "--waybill.limits.sign-in.per-second=100",
                            "--waybill.limits.sign-in.burst=1000",
                            "--waybill.limits.registration.per-second=10",
                            "--waybill.limits.registration.burst=300",
                            "--waybill.sign-in.free-tries-per-address=100000",
                            "--waybill.signing-keys.reload-every=1s",
                            "--spring.mail.host=127.0.0.1",
                            "--spring.mail.port=" + mailPort,
                            "--waybill.schedules.look-every=100ms",
                            "--waybill.schedules.least-interval=1s",
                            "--waybill.schedules.retry-after=200ms",
                            "--waybill.schedules.attempts=20",
                            "--waybill.schedules.claim=30s",
                            "--waybill.schedules.sender=reports@waybill.example",
                            // Receivers in tests are at this address; at any other of this machine nobody is told.
                            "--waybill.webhooks.internal=127.0.0.1",
                            "--waybill.webhooks.look-every=100ms",
                            "--waybill.webhooks.timeout=2s",
                            "--waybill.webhooks.retry-after=100ms",
                            "--waybill.webhooks.longest-retry=300ms",
                            "--waybill.webhooks.pause-after=3s",
                            "--waybill.carrier-webhooks.secrets.thailand-post=" + CARRIER_SECRET,
                            "--waybill.data-directory=" + data));
        }

        /** A bean of the application. */
        public <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        /** A bean of the application by its name, where there are several of its type. */
        public <T> T bean(String name, Class<T> type) {
            return context.getBean(name, type);
        }

        /** Where it serves HTTP. */
        public String address() {
            return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        }

        /** Where it looks for a mail server; there is one only while a test runs it. */
        public int mailPort() {
            return mailPort;
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        /** A client that is not signed in. */
        public WebTestClient anonymous() {
            return WebTestClient.bindToServer()
                    .baseUrl(address())
                    .responseTimeout(Duration.ofSeconds(30))
                    .build();
        }

        /** A client signed in as the administrator. */
        public WebTestClient client() {
            return anonymous()
                    .mutate()
                    .defaultHeaders(headers -> headers.setBearerAuth(token))
                    .build();
        }

        /** The access token of {@link #client()}. */
        public String token() {
            return token;
        }

        /** Kills Redis, does something without it, and starts it again where it was. */
        public void withoutRedis(Runnable meanwhile) throws IOException, InterruptedException {
            try {
                redis.without(meanwhile);
            } finally {
                Eventually.get(this::hasRedis, there -> there);
            }
        }

        /** Kills Elasticsearch, does something without it, and starts it again where it was. */
        public void withoutElasticsearch(Runnable meanwhile) throws IOException, InterruptedException {
            elasticsearch.without(meanwhile);
        }

        /** Kills Kafka, does something without it, and starts it again where it was. */
        public void withoutKafka(Runnable meanwhile) throws IOException, InterruptedException {
            kafka.without(meanwhile);
        }

        /** Where everything is kept, and the logs are written. */
        public Path data() {
            return data;
        }

        private boolean hasRedis() {
            try {
                bean(ReactiveStringRedisTemplate.class).hasKey("anything").block();
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }

        /** For a test after which the former token is good for nothing. */
        public void signInAgain() {
            token = signIn();
            signedInAt = System.nanoTime();
        }

        private String signIn() {
            var answer = anonymous()
                    .post()
                    .uri("/api/auth/login")
                    .bodyValue(Map.of("email", "ADMIN@example.com", "password", "Admin123!"))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(Map.class)
                    .returnResult()
                    .getResponseBody();
            return String.valueOf(Objects.requireNonNull(answer).get("accessToken"));
        }

        @Override
        public void close() throws IOException {
            context.close();
            redis.close();
            elasticsearch.close();
            kafka.close();
            FileSystemUtils.deleteRecursively(data);
        }
    }
}
