package io.waybill.app.personal;

import io.waybill.messages.Personal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes what is known about a person sealed, and opens it where the person's key is still there:
 * {@code {"person": "…", "sealed": "…"}}, the latter in Base64. Only for what is stored: it reads keys, and so blocks.
 *
 * <p>What an event of an earlier revision says in the clear comes from its upcaster as a plain {@link Personal}; it is
 * not read either once the person was erased.
 */
public final class PersonalModule extends SimpleModule {

    private static final long serialVersionUID = 1L;
    private static final String PERSON = "person";
    private static final String SEALED = "sealed";
    private static final String PERSON_ID = "personId";
    private static final String TEXT = "text";

    PersonalModule(Seals seals) {
        super("waybill-personal");
        addSerializer(Personal.class, new Sealed(seals));
        addDeserializer(Personal.class, new Opened(seals));
    }

    private static final class Sealed extends ValueSerializer<Personal> {

        private final Seals seals;

        Sealed(Seals seals) {
            this.seals = seals;
        }

        @Override
        public void serialize(Personal personal, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty(PERSON, personal.personId());
            String text = personal.text();
            if (text == null) {
                json.writeNullProperty(SEALED);
            } else {
                json.writeStringProperty(SEALED, seals.seal(personal.personId(), text));
            }
            json.writeEndObject();
        }
    }

    private static final class Opened extends ValueDeserializer<Personal> {

        private final Seals seals;

        Opened(Seals seals) {
            this.seals = seals;
        }

        @Override
        public Personal deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            if (node.has(PERSON_ID)) {
                return plain(node.path(PERSON_ID).asString(""), node.path(TEXT).stringValue(null));
            }
            String personId = node.path(PERSON).asString("");
            String sealed = node.path(SEALED).asString("");
            return new Personal(personId, sealed.isEmpty() ? null : seals.open(personId, sealed));
        }

        private Personal plain(String personId, @Nullable String text) {
            return new Personal(personId, seals.isErased(personId) ? null : text);
        }
    }
}
