package io.waybill.query.audit;

import io.waybill.messages.Money;
import io.waybill.messages.Personal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events as trees of JSON, as the audit shows them: money as clients know it, and of a text about a person either the text,
 * or that the person was erased, or that it is withheld.
 */
final class EventTree {

    private static final EventTree OPEN = new EventTree(true);
    private static final EventTree WITHHELD = new EventTree(false);

    private static final String PERSON = "person";
    private static final String TEXT = "text";

    private final JsonMapper mapper;

    private EventTree(boolean personal) {
        mapper = JsonMapper.builder()
                .addModule(new SimpleModule()
                        .addSerializer(Money.class, new MoneyAsDecimal())
                        .addSerializer(Personal.class, new PersonalText(personal)))
                .build();
    }

    /**
     * How to make trees.
     *
     * @param personal whether to tell what is known about persons
     */
    static EventTree telling(boolean personal) {
        return personal ? OPEN : WITHHELD;
    }

    /** An event as a tree. */
    ObjectNode of(Record event) {
        return mapper.valueToTree(event);
    }

    /** An empty tree. */
    ObjectNode empty() {
        return mapper.createObjectNode();
    }

    /** A tree as it travels to whoever asked. */
    @SuppressWarnings("unchecked") // A JSON object is a map by its names.
    Map<String, Object> plain(ObjectNode tree) {
        return mapper.treeToValue(tree, Map.class);
    }

    /** A part of a tree as it travels, absent for nothing. */
    @Nullable
    Object plain(@Nullable JsonNode part) {
        return part == null || part.isNull() ? null : mapper.treeToValue(part, Object.class);
    }

    /** Whether a part is a text about a person. */
    static boolean isPersonal(JsonNode part) {
        return part.isObject() && part.size() == 2 && part.path(PERSON).isString();
    }

    /** Whether a part is a text about a person that cannot be read here, so that nobody can tell it from another one. */
    static boolean isUnreadable(@Nullable JsonNode part) {
        return part != null && isPersonal(part) && !part.has(TEXT);
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

    private static final class PersonalText extends ValueSerializer<Personal> {

        private final boolean told;

        PersonalText(boolean told) {
            this.told = told;
        }

        @Override
        public void serialize(Personal personal, JsonGenerator json, SerializationContext context) {
            String text = personal.text();
            json.writeStartObject();
            json.writeStringProperty(PERSON, personal.personId());
            if (text == null) {
                json.writeBooleanProperty("erased", true);
            } else if (told) {
                json.writeStringProperty(TEXT, text);
            } else {
                json.writeBooleanProperty("withheld", true);
            }
            json.writeEndObject();
        }
    }
}
