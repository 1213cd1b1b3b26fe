package io.waybill.api;

import io.waybill.messages.Money;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON as clients see it. A mapper of its own: what the contract asks for (money as decimal strings, unknown fields
 * refused) must change neither events nor documents.
 */
@Configuration(proxyBeanMethods = false)
public class ApiJson implements WebFluxConfigurer {

    private static final int LARGEST_BODY_BYTES = 1024 * 1024;

    /** Deeper, longer and more digits than anything that clients have to say. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(64)
            .maxNameLength(256)
            .maxStringLength(LARGEST_BODY_BYTES)
            .build();

    private final JsonMapper mapper;

    ApiJson(ObjectProvider<JsonMapperBuilderCustomizer> common) {
        var builder = JsonMapper.builder(
                JsonFactory.builder().streamReadConstraints(BOUNDS).build());
        common.orderedStream().forEach(customizer -> customizer.customize(builder));
        mapper = builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule()
                        .addSerializer(Money.class, new MoneyAsDecimal())
                        .addDeserializer(String.class, new ReadableText())
                        .addKeyDeserializer(String.class, new ReadableText.Key()))
                .build();
    }

    /** The mapper, for what does not pass a codec. */
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(mapper));
        codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(mapper));
        codecs.defaultCodecs().maxInMemorySize(LARGEST_BODY_BYTES);
    }

    private static final class MoneyAsDecimal extends ValueSerializer<Money> {

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.decimal().toPlainString());
            json.writeStringProperty("currency", money.currency());
            json.writeEndObject();
        }
    }
}
