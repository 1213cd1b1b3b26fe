package io.waybill.axonserver.eventstore;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Metadata as JSON that people and SQL can read, without losing a type: texts are strings, booleans are booleans,
 * whole numbers have no fraction and doubles always have one (or an exponent), an absent value is null. What JSON
 * cannot say is an object: {@code {"double": "NaN"}}, {@code {"type": …, "revision": …, "base64": …}}.
 */
final class MetadataJson {

    private static final String NONE = "{}";
    private static final String DOUBLE = "double";
    private static final String TYPE = "type";
    private static final String REVISION = "revision";
    private static final String BYTES = "base64";

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private MetadataJson() {}

    static String write(Map<String, MetaDataValue> metadata) {
        if (metadata.isEmpty()) {
            return NONE;
        }
        StringWriter text = new StringWriter(128);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            metadata.forEach((name, value) -> {
                json.writeName(name);
                write(json, value);
            });
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, MetaDataValue value) {
        switch (value.getDataCase()) {
            case TEXT_VALUE -> json.writeString(value.getTextValue());
            case NUMBER_VALUE -> json.writeNumber(value.getNumberValue());
            case BOOLEAN_VALUE -> json.writeBoolean(value.getBooleanValue());
            case DOUBLE_VALUE -> write(json, value.getDoubleValue());
            case BYTES_VALUE -> write(json, value.getBytesValue());
            case DATA_NOT_SET -> json.writeNull();
        }
    }

    private static void write(JsonGenerator json, double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeStartObject();
            json.writeStringProperty(DOUBLE, Double.toString(value));
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, SerializedObject value) {
        json.writeStartObject();
        json.writeStringProperty(TYPE, value.getType());
        json.writeStringProperty(REVISION, value.getRevision());
        json.writeBinaryProperty(BYTES, value.getData().toByteArray());
        json.writeEndObject();
    }

    static Map<String, MetaDataValue> read(String text) {
        if (text.equals(NONE)) {
            return Map.of();
        }
        Map<String, MetaDataValue> metadata = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                metadata.put(name, readValue(json));
            }
        }
        return metadata;
    }

    private static MetaDataValue readValue(JsonParser json) {
        MetaDataValue.Builder value = MetaDataValue.newBuilder();
        JsonToken token = json.currentToken();
        switch (token) {
            case VALUE_STRING -> value.setTextValue(json.getString());
            case VALUE_NUMBER_INT -> value.setNumberValue(json.getLongValue());
            case VALUE_NUMBER_FLOAT -> value.setDoubleValue(json.getDoubleValue());
            case VALUE_TRUE -> value.setBooleanValue(true);
            case VALUE_FALSE -> value.setBooleanValue(false);
            case VALUE_NULL -> value.clearData();
            case START_OBJECT -> readObject(json, value);
            default -> throw new IllegalStateException("metadata holds an unexpected " + token);
        }
        return value.build();
    }

    private static void readObject(JsonParser json, MetaDataValue.Builder value) {
        SerializedObject.Builder bytes = SerializedObject.newBuilder();
        boolean isDouble = false;
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            switch (name) {
                case DOUBLE -> {
                    value.setDoubleValue(Double.parseDouble(json.getString()));
                    isDouble = true;
                }
                case TYPE -> bytes.setType(json.getString());
                case REVISION -> bytes.setRevision(json.getString());
                case BYTES -> bytes.setData(ByteString.copyFrom(json.getBinaryValue()));
                default -> throw new IllegalStateException("metadata holds an unexpected property " + name);
            }
        }
        if (!isDouble) {
            value.setBytesValue(bytes);
        }
    }
}
