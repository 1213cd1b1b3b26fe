package io.waybill.projection.usage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.waybill.messages.audit.UsageEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the record of requests from Kafka to Elasticsearch, on a thread of its own, at least once: how far it came is told
 * to Kafka after Elasticsearch took it, and an entry that comes again has the same id. Once a day it drops what is too old.
 */
@Component
class UsageKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UsageKeeper.class);
    private static final String GROUP = "waybill-usage";
    private static final int BATCH = 500;
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final int MILLIS_AFTER_FAILURE = 5_000;
    private static final Duration BETWEEN_DROPS = Duration.ofDays(1);

    private final KafkaConnectionDetails kafka;
    private final UsageIndices indices;
    private final JsonMapper json;
    private final Counter lost;
    private volatile @Nullable Run run;

    UsageKeeper(KafkaConnectionDetails kafka, UsageIndices indices, JsonMapper json, MeterRegistry meters) {
        this.kafka = kafka;
        this.indices = indices;
        this.json = json;
        this.lost = Counter.builder("waybill.usage.lost")
                .tag("at", "store")
                .description("Requests that could not be recorded")
                .register(meters);
    }

    @Override
    public void start() {
        var begun = new Run();
        run = begun;
        begun.thread.start();
    }

    @Override
    public void stop() {
        var ended = run;
        run = null;
        if (ended != null) {
            ended.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.getConsumer().getBootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                BATCH);
    }

    /** From a start to a stop. */
    private final class Run {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Thread thread =
                Thread.ofPlatform().name("usage-keeper").daemon().unstarted(this::run);
        private long nextDrop = System.nanoTime();
        private boolean away;

        void stop() {
            stopped.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void run() {
            try {
                while (!isOver(0)) {
                    follow();
                    isOver(MILLIS_AFTER_FAILURE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isOver(long millis) throws InterruptedException {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        }

        /** Until it is stopped, or a server is away; then it goes on from what was told to Kafka last. */
        private void follow() throws InterruptedException {
            try {
                UsageTopic.make(kafka.getAdmin().getBootstrapServers());
                try (var consumer =
                        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                    consumer.subscribe(List.of(UsageEntry.TOPIC));
                    while (!isOver(0)) {
                        dropExpired();
                        write(consumer.poll(LONGEST_POLL));
                        consumer.commitSync();
                    }
                }
            } catch (IOException | RuntimeException e) {
                if (!away) {
                    log.warn("The record of requests waits for Kafka or Elasticsearch: {}", e.toString());
                }
                away = true;
            }
        }

        private void write(ConsumerRecords<byte[], byte[]> records) throws IOException {
            if (records.isEmpty()) {
                return;
            }
            List<UsageEntry> entries = new ArrayList<>(records.count());
            for (var entry : records) {
                read(entry, entries);
            }
            lost.increment(indices.write(entries));
            if (away) {
                log.info("Requests are recorded again");
                away = false;
            }
        }

        private void read(ConsumerRecord<byte[], byte[]> entry, List<UsageEntry> entries) {
            try {
                entries.add(json.readValue(entry.value(), UsageEntry.class));
            } catch (JacksonException e) {
                log.warn("What is at offset {} of {} is no request", entry.offset(), UsageEntry.TOPIC);
                lost.increment();
            }
        }

        private void dropExpired() throws IOException {
            long now = System.nanoTime();
            if (now - nextDrop >= 0) {
                indices.dropExpired();
                nextDrop = now + BETWEEN_DROPS.toNanos();
            }
        }
    }
}
