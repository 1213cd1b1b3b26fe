package io.waybill.api;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/**
 * Texts in JSON, but none that no store takes: with a NUL, which PostgreSQL refuses, or with half of a surrogate pair,
 * which is no character and cannot be written as UTF-8. An event with such a text would stop every read model at it.
 */
final class ReadableText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        String text = super.deserialize(parser, context);
        if (text != null && !isReadable(text)) {
            throw InvalidFormatException.from(parser, "not a readable text", text, String.class);
        }
        return text;
    }

    private static boolean isReadable(String text) {
        return text.indexOf(0) < 0 && text.codePoints().noneMatch(ReadableText::isHalfOfAPair);
    }

    private static boolean isHalfOfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** The same for the names of fields that a client may choose. */
    static final class Key extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            if (!isReadable(key)) {
                throw InvalidFormatException.from(context.getParser(), "not a readable text", key, String.class);
            }
            return key;
        }
    }
}
