package io.waybill.axonserver.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataJsonTest {

    @Test
    void everyKindOfValueSurvivesTheRoundTrip() {
        Map<String, MetaDataValue> metadata = new LinkedHashMap<>();
        metadata.put(
                "text",
                MetaDataValue.newBuilder().setTextValue("a \"b\" \0 ไทย 🚚").build());
        metadata.put("", MetaDataValue.newBuilder().setTextValue("").build());
        metadata.put(
                "number",
                MetaDataValue.newBuilder().setNumberValue(Long.MIN_VALUE).build());
        metadata.put(
                "boolean", MetaDataValue.newBuilder().setBooleanValue(false).build());
        metadata.put("nothing", MetaDataValue.getDefaultInstance());
        double[] doubles = {0.0, -0.0, 1.0, 1e300, Double.MIN_VALUE, Double.NaN, Double.NEGATIVE_INFINITY};
        for (double value : doubles) {
            metadata.put(
                    "double " + value,
                    MetaDataValue.newBuilder().setDoubleValue(value).build());
        }
        metadata.put(
                "bytes",
                MetaDataValue.newBuilder()
                        .setBytesValue(SerializedObject.newBuilder()
                                .setType("t")
                                .setData(ByteString.copyFrom(new byte[] {0, 1, -1})))
                        .build());

        assertThat(MetadataJson.read(MetadataJson.write(metadata))).isEqualTo(metadata);
    }

    @Test
    void peopleCanReadIt() {
        Map<String, MetaDataValue> metadata = new LinkedHashMap<>();
        metadata.put("user", MetaDataValue.newBuilder().setTextValue("ann").build());
        metadata.put("attempt", MetaDataValue.newBuilder().setNumberValue(2).build());

        assertThat(MetadataJson.write(metadata)).isEqualTo("{\"user\":\"ann\",\"attempt\":2}");
        assertThat(MetadataJson.write(Map.of())).isEqualTo("{}");
    }
}
