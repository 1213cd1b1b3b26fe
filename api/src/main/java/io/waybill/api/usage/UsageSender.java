package io.waybill.api.usage;

import io.waybill.messages.Origins;
import io.waybill.messages.audit.UsageEntry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what is in the outbox to Kafka, on a thread of its own, and seals before that where a request came from. Of reads that
 * are alike in a moment the first is sent as it is, and of the others how many there were. What Kafka
 * did not take goes back and is sent again, so an entry may arrive twice, with the same id. It is lost where there is no
 * room for it any more.
 */
@Component
class UsageSender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UsageSender.class);
    private static final int MILLIS_BETWEEN_LOOKS = 100;
    private static final int MILLIS_AFTER_FAILURE = 1_000;
    private static final int LONGEST_WAIT_MILLIS = 1_000;
    private static final int DELIVERY_MILLIS = 10_000;
    private static final int LINGER_MILLIS = 20;
    private static final long BUFFER_BYTES = 4L * 1024 * 1024;
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);
    private static final Duration WITHOUT_SEALING = Duration.ofSeconds(30);

    private final UsageOutbox outbox;
    private final KafkaConnectionDetails kafka;
    private final Origins origins;
    private final JsonMapper json;
    private volatile @Nullable Run run;

    UsageSender(UsageOutbox outbox, KafkaConnectionDetails kafka, Origins origins, JsonMapper json) {
        this.outbox = outbox;
        this.kafka = kafka;
        this.origins = origins;
        this.json = json;
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

    /** Stops after the server that takes requests, and before the keys of persons are out of reach. */
    @Override
    public int getPhase() {
        return 0;
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.getProducer().getBootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "waybill-usage",
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                LONGEST_WAIT_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                DELIVERY_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                DELIVERY_MILLIS);
    }

    /** From a start to a stop. */
    private final class Run {

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Thread thread =
                Thread.ofPlatform().name("usage-sender").daemon().unstarted(this::run);
        private final AlikeReads reads = new AlikeReads();
        private long sealsAgain = System.nanoTime();

        void stop() {
            stopped.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            outbox.close();
        }

        private void run() {
            try {
                while (!isOver(0)) {
                    try (var producer =
                            new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
                        send(producer);
                        sendRest(producer);
                    } catch (InterruptException e) {
                        return;
                    } catch (KafkaException e) {
                        log.warn("Requests are not recorded for now: {}", e.toString());
                        isOver(MILLIS_AFTER_FAILURE);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isOver(long millis) throws InterruptedException {
            return stopped.await(millis, TimeUnit.MILLISECONDS);
        }

        private void send(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
            while (!isOver(0)) {
                var next = outbox.poll();
                if (next == null) {
                    isOver(MILLIS_BETWEEN_LOOKS);
                } else if (!reads.count(next)) {
                    send(next, producer);
                }
                if (reads.isDue(System.nanoTime())) {
                    reads.take().forEach(read -> send(read, producer));
                }
            }
        }

        /** What Kafka takes at once; nobody waits for long at the end. */
        private void sendRest(KafkaProducer<byte[], byte[]> producer) {
            long end = System.nanoTime() + PATIENCE_AT_THE_END.toNanos();
            reads.take().forEach(outbox::offer);
            var next = outbox.poll();
            while (next != null) {
                if (System.nanoTime() > end) {
                    outbox.lost(next);
                } else {
                    send(next, producer);
                }
                next = outbox.poll();
            }
            producer.close(PATIENCE_AT_THE_END);
        }

        @SuppressWarnings("FutureReturnValueIgnored") // What became of it is told to the callback as well.
        private void send(Noted noted, KafkaProducer<byte[], byte[]> producer) {
            // Told on this thread, or on the producer's own.
            producer.send(
                    new ProducerRecord<>(UsageEntry.TOPIC, json.writeValueAsBytes(sealed(noted))), (kept, failure) -> {
                        if (failure instanceof RetriableException) {
                            outbox.offer(noted);
                        } else if (failure != null) {
                            outbox.lost(noted);
                            log.warn("Kafka does not take a request for the record: {}", failure.toString());
                        }
                    });
        }

        /** An entry is worth more than where its request came from: without the keys of persons it does without. */
        private UsageEntry sealed(Noted noted) {
            if (System.nanoTime() - sealsAgain < 0) {
                return noted.entry();
            }
            try {
                return noted.entry().with(origins.sealed(noted.entry().person(), noted.origin()));
            } catch (RuntimeException e) {
                log.warn("Where requests came from is not recorded for a while: {}", e.toString());
                sealsAgain = System.nanoTime() + WITHOUT_SEALING.toNanos();
                return noted.entry();
            }
        }
    }
}
