package io.waybill.app.personal;

import io.waybill.app.personal.PersonKey.Destroyed;
import io.waybill.app.personal.PersonKey.Lost;
import io.waybill.app.personal.PersonKey.Usable;
import io.waybill.messages.Personal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger log = LoggerFactory.getLogger(PersonalModule.class);
    private static final String PERSON = "person";
    private static final String SEALED = "sealed";
    private static final String PERSON_ID = "personId";
    private static final String TEXT = "text";

    PersonalModule(PersonKeys keys) {
        super("waybill-personal");
        addSerializer(Personal.class, new Sealed(keys));
        addDeserializer(Personal.class, new Opened(keys));
    }

    private static final class Sealed extends ValueSerializer<Personal> {

        private final PersonKeys keys;

        Sealed(PersonKeys keys) {
            this.keys = keys;
        }

        @Override
        public void serialize(Personal personal, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty(PERSON, personal.personId());
            String text = personal.text();
            if (text == null) {
                json.writeNullProperty(SEALED);
            } else {
                byte[] sealed = Sealing.seal(
                        keys.forSealing(personal.personId()),
                        text.getBytes(StandardCharsets.UTF_8),
                        personal.personId());
                json.writeStringProperty(SEALED, Base64.getEncoder().encodeToString(sealed));
            }
            json.writeEndObject();
        }
    }

    private static final class Opened extends ValueDeserializer<Personal> {

        private final PersonKeys keys;

        Opened(PersonKeys keys) {
            this.keys = keys;
        }

        @Override
        public Personal deserialize(JsonParser json, DeserializationContext context) {
            JsonNode node = context.readTree(json);
            if (node.has(PERSON_ID)) {
                return plain(node.path(PERSON_ID).asString(""), node.path(TEXT).stringValue(null));
            }
            String personId = node.path(PERSON).asString("");
            String sealed = node.path(SEALED).asString("");
            return new Personal(personId, sealed.isEmpty() ? null : open(personId, sealed));
        }

        private Personal plain(String personId, @Nullable String text) {
            return new Personal(personId, keys.find(personId) instanceof Destroyed ? null : text);
        }

        private @Nullable String open(String personId, String sealed) {
            return switch (keys.find(personId)) {
                case Usable usable -> open(personId, usable, sealed);
                case Destroyed destroyed -> null;
                case Lost lost -> {
                    log.error("What is kept about {} cannot be read, its key is lost: {}", personId, lost.why());
                    yield null;
                }
            };
        }

        private static @Nullable String open(String personId, Usable usable, String sealed) {
            try {
                byte[] text = Sealing.open(usable.key(), Base64.getDecoder().decode(sealed), personId);
                return new String(text, StandardCharsets.UTF_8);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                log.error(
                        "What is kept about {} cannot be read, its key is lost: it was sealed with another one ({})",
                        personId,
                        e.toString());
                return null;
            }
        }
    }
}
