package io.waybill.projection.audit;

import io.waybill.messages.EventName;
import io.waybill.messages.MetaDataKeys;
import io.waybill.messages.Personal;
import io.waybill.projection.engine.ProjectedEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * An event as an entry of the audit trail. Nothing that is sealed in the event is in it.
 *
 * @param id the position as a text
 * @param position the place of the event in the one stream of all events, from 0
 * @param at when
 * @param action the name of the event
 * @param summary the same in words
 * @param entityType the kind of thing it happened to
 * @param entityId which one
 * @param version the version of the thing with it, from 0
 * @param userId who asked for it, absent where it followed by itself
 * @param requestId the request it came from, absent if it came from none
 * @param text what is searched
 */
record TrailDocument(
        String id,
        long position,
        Instant at,
        String action,
        String summary,
        String entityType,
        String entityId,
        long version,
        @Nullable String userId,
        @Nullable String requestId,
        String text) {

    private static final int LONGEST_TEXT = 8_000;
    private static final JsonMapper WITHOUT_PERSONS = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Personal.class, new Nothing()))
            .build();

    static TrailDocument of(ProjectedEvent event) {
        String action =
                event.payload().getClass().getAnnotation(EventName.class).value();
        String summary = summary(action);
        return new TrailDocument(
                Long.toString(event.position()),
                event.position(),
                event.at(),
                action,
                summary,
                event.aggregateType(),
                event.aggregateId(),
                event.version(),
                text(event, MetaDataKeys.USER_ID),
                text(event, MetaDataKeys.REQUEST_ID),
                searched(summary, WITHOUT_PERSONS.valueToTree(event.payload())));
    }

    private static @Nullable String text(ProjectedEvent event, String key) {
        return event.metaData().get(key) instanceof String text ? text : null;
    }

    /** A name such as {@code stock.movement-recorded} as people say it. */
    static String summary(String action) {
        String words = action.replace('.', ' ').replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String searched(String summary, JsonNode event) {
        String text = Stream.concat(Stream.of(summary), texts(event)).collect(Collectors.joining("\n"));
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static Stream<String> texts(JsonNode part) {
        return part.isContainer()
                ? part.valueStream().flatMap(TrailDocument::texts)
                : part.isString() ? Stream.of(part.stringValue()) : Stream.of();
    }

    private static final class Nothing extends ValueSerializer<Personal> {

        @Override
        public void serialize(Personal personal, JsonGenerator json, SerializationContext context) {
            json.writeNull();
        }
    }
}
