package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.waybill.app.slice.RunningWaybill.Running;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a running Waybill keeps, as it is kept. */
record Stores(Running waybill) {

    private static final int CHUNK = 4 * 1024 * 1024;

    /** Looks through all of it. */
    void show(Traces traces) throws IOException, InterruptedException, SQLException {
        postgres(traces);
        elasticsearch(traces);
        redis(traces);
        kafka(traces);
        logs(traces);
    }

    /** Every column of every row of every table in every schema that is not PostgreSQL's own. */
    private void postgres(Traces traces) throws SQLException {
        var database = waybill.bean(DataSource.class);
        List<String> tables =
                JdbcClient.create(database).sql("""
                        select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                          and n.nspname not like 'pg_toast%' and n.nspname not like 'pg_temp%'
                        union all select 'pg_catalog.pg_largeobject'""").query(String.class).list();
        for (String table : tables) {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                rows(connection, table, traces);
                connection.rollback();
            }
        }
    }

    private static void rows(Connection connection, String table, Traces traces) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (var rows = statement.executeQuery("select * from " + table)) {
                var columns = rows.getMetaData();
                var chunk = new ByteArrayOutputStream();
                while (rows.next()) {
                    for (int column = 1; column <= columns.getColumnCount(); column++) {
                        byte[] value = "bytea".equals(columns.getColumnTypeName(column))
                                ? rows.getBytes(column)
                                : bytes(rows.getString(column));
                        if (value != null) {
                            chunk.writeBytes(value);
                            chunk.write('\n');
                        }
                    }
                    if (chunk.size() > CHUNK) {
                        traces.lookAt("PostgreSQL " + table, chunk.toByteArray());
                        chunk.reset();
                    }
                }
                traces.lookAt("PostgreSQL " + table, chunk.toByteArray());
            }
        }
    }

    @SuppressWarnings("NullAway") // As JDBC has it: absent where the column is.
    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }

    /** Every document of every index, the hidden ones too. */
    private void elasticsearch(Traces traces) throws IOException, InterruptedException {
        ask("POST", "/_refresh?expand_wildcards=all", "");
        var indices = JsonMapper.shared().readTree(ask("GET", "/_cat/indices?format=json&expand_wildcards=all", ""));
        for (JsonNode index : indices) {
            String name = index.get("index").asString();
            String page = ask("POST", "/" + name + "/_search?scroll=1m&size=1000&seq_no_primary_term=true", "");
            JsonNode read = JsonMapper.shared().readTree(page);
            while (!read.at("/hits/hits").isEmpty()) {
                traces.lookAt("Elasticsearch " + name, page);
                page = ask(
                        "POST",
                        "/_search/scroll",
                        "{\"scroll\":\"1m\",\"scroll_id\":\""
                                + read.get("_scroll_id").asString() + "\"}");
                read = JsonMapper.shared().readTree(page);
            }
        }
    }

    private String ask(String method, String path, String body) throws IOException, InterruptedException {
        var node = waybill.bean(ElasticsearchConnectionDetails.class).getNodes().getFirst();
        var request = HttpRequest.newBuilder(URI.create("http://" + node.hostname() + ":" + node.port() + path))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(path + ": " + answer.body());
            }
            return answer.body();
        }
    }

    /** Every key of every type. */
    private void redis(Traces traces) {
        var client = (RedisClient) waybill.bean(LettuceConnectionFactory.class).getRequiredNativeClient();
        try (var connection = client.connect(ByteArrayCodec.INSTANCE)) {
            var redis = connection.sync();
            ScanIterator.scan(redis).forEachRemaining(key -> {
                String name = new String(key, UTF_8);
                traces.lookAt("a name in Redis", key);
                var content = new ByteArrayOutputStream();
                content(redis, key).forEach(part -> {
                    content.writeBytes(part);
                    content.write('\n');
                });
                traces.lookAt("Redis " + name, content.toByteArray());
            });
        }
    }

    private static List<byte[]> content(RedisCommands<byte[], byte[]> redis, byte[] key) {
        return switch (redis.type(key)) {
            case "string" -> {
                byte[] value = redis.get(key);
                yield value == null ? List.of() : List.of(value);
            }
            case "hash" -> parts(redis.hgetall(key));
            case "set" -> List.copyOf(redis.smembers(key));
            case "zset" -> redis.zrange(key, 0, -1);
            case "list" -> redis.lrange(key, 0, -1);
            case "stream" ->
                redis.xrange(key, Range.unbounded()).stream()
                        .flatMap(message -> parts(message.getBody()).stream())
                        .toList();
            case "none" -> List.of(); // Over by now.
            default -> throw new IllegalStateException("a type of Redis that is not known here");
        };
    }

    private static List<byte[]> parts(Map<byte[], byte[]> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
                .toList();
    }

    /** Every record of every topic from its beginning, with keys and headers; the broker's own topics too. */
    private void kafka(Traces traces) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        waybill.bean(KafkaConnectionDetails.class).getBootstrapServers(),
                        "exclude.internal.topics",
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(
                            partition -> consumer.position(partition) < Objects.requireNonNull(ends.get(partition)))) {
                consumer.poll(Duration.ofMillis(200)).forEach(entry -> {
                    var content = new ByteArrayOutputStream();
                    for (byte[] part : new byte[][] {entry.key(), entry.value()}) {
                        content.writeBytes(part == null ? new byte[0] : part);
                        content.write('\n');
                    }
                    entry.headers().forEach(header -> {
                        content.writeBytes(header.key().getBytes(UTF_8));
                        content.writeBytes(header.value() == null ? new byte[0] : header.value());
                    });
                    traces.lookAt("Kafka " + entry.topic(), content.toByteArray());
                });
            }
        }
    }

    /** What was logged, by Waybill and by the servers that it started. */
    private void logs(Traces traces) throws IOException {
        try (var files = Files.walk(waybill.data())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".log"))
                    .filter(path -> !path.toString().contains("/kafka/data/"))
                    .toList()) {
                traces.lookAt(waybill.data().relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }
}
