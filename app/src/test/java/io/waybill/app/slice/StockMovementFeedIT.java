package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the outside reads of stock movements. */
@ExtendWith(RunningWaybill.class)
class StockMovementFeedIT {

    private final Running waybill;
    private final Trading trading;

    StockMovementFeedIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @Test
    void movements_of_a_stock_item_arrive_in_their_order() {
        String stockItem = trading.stocked("Fed", 10);
        trading.move(stockItem, "SOLD", 4).expectStatus().isOk();
        trading.move(stockItem, "DAMAGED", 1).expectStatus().isOk();

        List<JsonNode> movements = new ArrayList<>();
        try (var consumer = new KafkaConsumer<String, String>(
                Map.of(
                        "bootstrap.servers",
                        waybill.bean(KafkaConnectionDetails.class).getBootstrapServers(),
                        "group.id",
                        "test",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("waybill.stock-movements"));
            Eventually.get(
                    () -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(entry -> {
                            if (entry.key().equals(stockItem)) {
                                movements.add(JsonMapper.shared().readTree(entry.value()));
                            }
                        });
                        return movements.size();
                    },
                    size -> size == 3);
        }

        assertThat(movements)
                .extracting(entry -> entry.at("/movement/type").asString() + " "
                        + entry.at("/movement/newQuantity").asLong())
                .containsExactly("RECEIVED 10", "SOLD 6", "DAMAGED 5");
        assertThat(movements)
                .extracting(entry -> entry.get("eventId").asString())
                .doesNotHaveDuplicates();
    }
}
