package io.waybill.projection.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;

/** The Kafka topic of stock movements. The only code that knows reactor-kafka, which its makers no longer keep up. */
@Component
class KafkaOutboundTopic implements OutboundTopic, DisposableBean {

    private static final String TOPIC = "waybill.stock-movements";
    private static final int MILLIS_UNTIL_GIVEN_UP = 10_000;

    private final KafkaSender<byte[], byte[]> sender;
    private final Told kept;
    private final Told failed;

    KafkaOutboundTopic(KafkaConnectionDetails kafka, MeterRegistry meters) {
        kept = Told.of("kept", meters);
        failed = Told.of("failed", meters);
        sender = KafkaSender.create(SenderOptions.create(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.getProducer().getBootstrapServers(),
                ProducerConfig.CLIENT_ID_CONFIG,
                "waybill-feed",
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MILLIS_UNTIL_GIVEN_UP,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                MILLIS_UNTIL_GIVEN_UP / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                MILLIS_UNTIL_GIVEN_UP)));
    }

    @Override
    public void publish(List<Entry> entries) {
        long begin = System.nanoTime();
        var told = failed;
        try {
            send(entries);
            told = kept;
        } finally {
            told.records().increment(entries.size());
            told.batches().record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    /** What operators are told of the records that ended in one way; of no records too. */
    private record Told(Counter records, Timer batches) {

        static Told of(String outcome, MeterRegistry meters) {
            var tags = Tags.of("topic", TOPIC, "outcome", outcome);
            return new Told(
                    Counter.builder("waybill.outbound.records")
                            .description("How many records Kafka was given")
                            .tags(tags)
                            .register(meters),
                    Timer.builder("waybill.outbound.batches")
                            .description("How long Kafka took to keep some records")
                            .tags(tags)
                            .register(meters));
        }
    }

    private void send(List<Entry> entries) {
        var records = Flux.fromIterable(entries)
                .map(entry -> SenderRecord.create(
                        new ProducerRecord<>(TOPIC, bytes(entry.key()), bytes(entry.value())), entry.key()));
        try {
            sender.send(records).then().toFuture().get();
        } catch (ExecutionException e) {
            throw refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("Interrupted while Kafka was taking records"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RuntimeException refused(ExecutionException failure) {
        String what = "Kafka did not take the records for " + TOPIC;
        return failure.getCause() instanceof RetriableException
                ? new UncheckedIOException(new IOException(what, failure))
                : new IllegalStateException(what, failure);
    }

    @Override
    public void destroy() {
        sender.close();
    }
}
