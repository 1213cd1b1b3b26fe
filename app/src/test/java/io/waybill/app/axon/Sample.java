package io.waybill.app.axon;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a record whose components all have a value that tells where it came from, the same each time. */
final class Sample {

    /** What a text must be for the record that has it to be valid. */
    private static final Map<String, String> SPECIAL_TEXTS =
            Map.of("currency", "THB", "country", "TH", "postalCode", "10110", "email", "kept@example.com");

    private Sample() {}

    static Object of(Class<?> type) {
        return value(type, type.getSimpleName());
    }

    private static Object value(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return switch (generic.getRawType().getTypeName()) {
                case "java.util.List" -> List.of(value(arguments[0], name));
                case "java.util.Set" -> Set.of(value(arguments[0], name));
                case "java.util.Map" -> Map.of("key", value(arguments[1], name));
                default -> throw new IllegalArgumentException("no sample of " + type);
            };
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return SPECIAL_TEXTS.getOrDefault(name, name);
        } else if (plain == long.class || plain == Long.class) {
            return 7L;
        } else if (plain == int.class || plain == Integer.class) {
            return 7;
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == Instant.class) {
            return Instant.parse("2026-11-21T04:05:06.789Z");
        } else if (plain == LocalDate.class) {
            return LocalDate.parse("2026-11-24");
        } else if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        } else if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalArgumentException("no sample of " + type + " " + name);
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType(), component.getName()))
                .toArray();
        try {
            Constructor<?> canonical = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample of " + type, e);
        }
    }
}
