package io.waybill.projection.feed;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderOptions;
import reactor.kafka.sender.SenderRecord;

/** The Kafka topic of stock movements. The only code that knows reactor-kafka, which its makers no longer keep up. */
@Component
class KafkaOutboundTopic implements OutboundTopic, DisposableBean {

    private static final String TOPIC = "waybill.stock-movements";
    private static final int MILLIS_UNTIL_GIVEN_UP = 10_000;

    private final KafkaSender<byte[], byte[]> sender;

    KafkaOutboundTopic(KafkaConnectionDetails kafka) {
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
    public void publish(String key, byte[] value) {
        var entry = new ProducerRecord<>(TOPIC, key.getBytes(StandardCharsets.UTF_8), value);
        try {
            sender.send(Mono.just(SenderRecord.create(entry, key)))
                    .then()
                    .toFuture()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a record for " + TOPIC, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Kafka was taking a record for " + TOPIC, e);
        }
    }

    @Override
    public void destroy() {
        sender.close();
    }
}
