package io.waybill.embedded;

import java.util.List;

/** The servers that can be embedded, and the addresses whose configuration replaces each. */
public enum Server {
    /** Rows, tokens and, through the in-process Axon Server, events. */
    POSTGRES("PostgreSQL", "postgres", "INT"),
    /** Announcements, rate limits, refresh tokens. */
    REDIS("Redis", "redis", "TERM"),
    /** Integration events. */
    KAFKA("Kafka", "kafka", "TERM"),
    /** Search. */
    ELASTICSEARCH("Elasticsearch", "elasticsearch", "TERM");

    private final String title;
    private final String folder;
    private final String stopSignal;

    Server(String title, String folder, String stopSignal) {
        this.title = title;
        this.folder = folder;
        this.stopSignal = stopSignal;
    }

    /** The name that people know it by. */
    public String title() {
        return title;
    }

    /** The Spring Boot properties that hold its address: with any of them set, the server is not started. */
    public List<String> addressProperties() {
        return switch (this) {
            case POSTGRES -> List.of("spring.datasource.url", "spring.r2dbc.url");
            case REDIS ->
                List.of(
                        "spring.data.redis.host",
                        "spring.data.redis.url",
                        "spring.data.redis.cluster.nodes",
                        "spring.data.redis.sentinel.nodes");
            case KAFKA -> List.of("spring.kafka.bootstrap-servers");
            case ELASTICSEARCH -> List.of("spring.elasticsearch.uris");
        };
    }

    /** The property that fixes its port, for example {@code waybill.embedded.postgres.port}. */
    public String portProperty() {
        return "waybill.embedded." + folder + ".port";
    }

    /** The name of its folder, among the data and among the layouts. */
    String folder() {
        return folder;
    }

    /** The signal on which it ends soon and cleanly; PostgreSQL would wait for its clients on SIGTERM. */
    String stopSignal() {
        return stopSignal;
    }
}
