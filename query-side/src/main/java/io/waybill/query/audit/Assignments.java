package io.waybill.query.audit;

import io.waybill.messages.Becomes;
import io.waybill.messages.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What the fields of one kind of event become in the state of its aggregate, as {@link Becomes} and {@link Sets} say. */
final class Assignments {

    private static final int LONGEST_NUMBER = 18;

    /** For each kind of event its own, found once. */
    private static final ClassValue<Assignments> KNOWN = new ClassValue<>() {
        @Override
        protected Assignments computeValue(Class<?> event) {
            return new Assignments(event);
        }
    };

    private final List<Field> fields = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();

    private Assignments(Class<?> event) {
        for (var component : event.getRecordComponents()) {
            var becomes = component.getAnnotation(Becomes.class);
            fields.add(new Field(component.getName(), becomes == null ? null : becomes.value()));
        }
        var sets = event.getAnnotation(Sets.class);
        if (sets != null) {
            for (String assignment : sets.value()) {
                int end = assignment.indexOf('=');
                constants.add(new Constant(assignment.substring(0, end), constant(assignment.substring(end + 1))));
            }
        }
    }

    /** Those of a kind of event, which is a record. */
    static Assignments of(Class<?> event) {
        return KNOWN.get(event);
    }

    private static JsonNode constant(String text) {
        if (text.isEmpty()) {
            return NullNode.getInstance();
        }
        if (text.equals("true") || text.equals("false")) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        boolean number = text.length() <= LONGEST_NUMBER && text.chars().allMatch(Character::isDigit);
        return number ? LongNode.valueOf(Long.parseLong(text)) : StringNode.valueOf(text);
    }

    /**
     * What an event assigns.
     *
     * @param event the event
     * @param aggregateId whose it is
     * @return in order
     */
    List<Assignment> in(ObjectNode event, String aggregateId) {
        return Stream.concat(
                        fields.stream().flatMap(field -> field.in(event, aggregateId)),
                        constants.stream()
                                .map(constant -> new Assignment(path(constant.path(), event), constant.value())))
                .toList();
    }

    /** What an event tells that is no part of the state. */
    ObjectNode details(ObjectNode event, String aggregateId, ObjectNode into) {
        for (var field : fields) {
            var value = event.path(field.name());
            if (field.isOnlyTold() && !value.isNull() && !isId(value, aggregateId)) {
                into.set(field.name(), value);
            }
        }
        return into;
    }

    private static boolean isId(JsonNode value, String aggregateId) {
        return value.isString() && value.stringValue().equals(aggregateId);
    }

    private static List<String> path(String template, ObjectNode event) {
        return Stream.of(template.split("\\.", -1))
                .map(name -> name.startsWith("{")
                        ? event.path(name.substring(1, name.length() - 1)).asString("")
                        : name)
                .toList();
    }

    /**
     * A part of the state and what it becomes.
     *
     * @param path the names down to it
     * @param value what it becomes, null in JSON for nothing
     */
    record Assignment(List<String> path, JsonNode value) {}

    private record Constant(String path, JsonNode value) {}

    private record Field(String name, @Nullable String becomes) {

        boolean isOnlyTold() {
            return Becomes.NOTHING.equals(becomes);
        }

        Stream<Assignment> in(ObjectNode event, String aggregateId) {
            var value = event.path(name);
            if (becomes == null) {
                return isId(value, aggregateId) ? Stream.of() : Stream.of(new Assignment(List.of(name), value));
            }
            return switch (becomes) {
                case Becomes.NOTHING -> Stream.of();
                case Becomes.ITS_FIELDS ->
                    value.propertyStream().map(part -> new Assignment(List.of(part.getKey()), part.getValue()));
                default -> Stream.of(new Assignment(path(becomes, event), value));
            };
        }
    }
}
