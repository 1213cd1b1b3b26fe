package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KafkaTest {

    @TempDir
    Path folder;

    @Test
    void showsCommittedTransactionsOnlyAndKeepsThemOverARestart() throws Exception {
        try (EmbeddedServers servers = Given.servers(folder, Server.KAFKA)) {
            try (KafkaProducer<String, String> producer = producer(servers)) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("shipments", "given up")).get();
                producer.abortTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("shipments", "dispatched")).get();
                producer.commitTransaction();
            }
        }

        try (EmbeddedServers servers = Given.servers(folder, Server.KAFKA)) {
            assertThat(firstCommitted(servers)).containsExactly("dispatched");
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedServers servers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.kafkaAddress().join().toString(), "transactional.id", "test"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> firstCommitted(EmbeddedServers servers) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers.kafkaAddress().join().toString(),
                        "group.id",
                        "test",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("shipments"));
            List<String> values = new ArrayList<>();
            while (values.isEmpty()) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> values.add(message.value()));
            }
            return values;
        }
    }
}
