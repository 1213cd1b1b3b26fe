package io.waybill.app.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.waybill.messages.EventName;
import io.waybill.messages.shipment.QuoteShipment;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events last for ever, and commands are on their way while versions change: how each looks as JSON is kept in
 * {@code src/test/resources/forms}, and this version must read every form that ever was.
 *
 * <p>A new event or revision has no form yet: the test writes it, fails, and passes once the file is committed. A form
 * that is there is never changed; what changes an event gets another revision and an upcaster.
 */
class KeptFormsTest {

    private static final Path FORMS = Path.of("src/test/resources/forms");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final EventNames names = new EventNames();
    private final EventSerializer serializer = new EventSerializer(
            Jackson3Serializer.builder().jsonMapperBuilderCustomizer(new AxonConfiguration().axonJson()), names);

    static Stream<Class<?>> events() {
        return messages().filter(type -> type.isAnnotationPresent(EventName.class));
    }

    static Stream<Class<?>> commands() {
        Stream<Class<?>> ofNoAggregate = Stream.of(QuoteShipment.class);
        return Stream.concat(ofNoAggregate, messages().filter(KeptFormsTest::hasTarget));
    }

    private static boolean hasTarget(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getRecordComponents()))
                .anyMatch(element -> element.isAnnotationPresent(TargetAggregateIdentifier.class));
    }

    private static Stream<Class<?>> messages() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.waybill.messages").stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(Class::isRecord);
    }

    static Stream<Class<?>> aggregates() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.waybill.command").stream()
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> type.isAnnotationPresent(Aggregate.class)
                                && !type.getAnnotation(Aggregate.class)
                                        .snapshotTriggerDefinition()
                                        .isEmpty());
    }

    static Stream<Path> forms() throws IOException {
        if (Files.notExists(FORMS.resolve("events"))) {
            return Stream.empty();
        }
        try (var files = Files.list(FORMS.resolve("events"))) {
            return files.toList().stream();
        }
    }

    @Test
    void every_event_belongs_to_a_family() {
        assertThat(names.types()).containsExactlyInAnyOrderElementsOf(events().toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_looks_as_it_always_did(Class<?> event) throws IOException {
        EventName name = event.getAnnotation(EventName.class);
        Revision revision = event.getAnnotation(Revision.class);
        assertThat(revision).as("the revision of " + event).isNotNull();

        check(event, "events/" + name.value() + "@" + revision.value() + ".json");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_looks_as_it_always_did(Class<?> command) throws IOException {
        check(command, "commands/" + command.getSimpleName() + ".json");
    }

    /** Whoever changes the fields of an aggregate gives it another revision, so that older snapshots are passed over. */
    @ParameterizedTest
    @MethodSource("aggregates")
    void a_snapshot_of_a_revision_holds_what_it_always_did(Class<?> aggregate) throws IOException {
        assertThat(aggregate.getAnnotation(Aggregate.class).snapshotFilter()).isEqualTo("currentSnapshots");
        Revision revision = aggregate.getAnnotation(Revision.class);
        assertThat(revision).as("the revision of " + aggregate).isNotNull();
        String fields = String.join("\n", fields(aggregate)) + "\n";

        Path form = FORMS.resolve("snapshots/" + aggregate.getSimpleName() + "@" + revision.value() + ".txt");
        if (Files.notExists(form)) {
            Files.createDirectories(form.getParent());
            Files.writeString(form, fields);
            throw new AssertionError("There was no form of " + aggregate.getSimpleName() + " yet: commit " + form);
        }
        assertThat(fields).isEqualTo(Files.readString(form));
    }

    /** The fields of a class and of what is in them, as far as it is ours. */
    private static SortedSet<String> fields(Class<?> type) {
        SortedSet<String> fields = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fields.add(type.getSimpleName() + "." + field.getName() + ": "
                        + field.getGenericType().getTypeName());
                mentioned(field.getGenericType())
                        .filter(mentioned -> mentioned.getName().startsWith("io.waybill."))
                        .forEach(mentioned -> fields.addAll(fields(mentioned)));
            }
        }
        return fields;
    }

    private static Stream<Class<?>> mentioned(Type type) {
        return type instanceof ParameterizedType generic
                ? Arrays.stream(generic.getActualTypeArguments()).flatMap(KeptFormsTest::mentioned)
                : Stream.of((Class<?>) type);
    }

    private void check(Class<?> type, String file) throws IOException {
        Object sample = Sample.of(type);
        String now = serializer.serialize(sample, String.class).getData();
        Path form = FORMS.resolve(file);
        if (Files.notExists(form)) {
            Files.createDirectories(form.getParent());
            Files.writeString(form, PRETTY.writeValueAsString(PRETTY.readTree(now)) + "\n");
            throw new AssertionError("There was no form of " + type.getSimpleName() + " yet: commit " + form);
        }
        String kept = Files.readString(form);
        assertThat(PRETTY.readTree(now)).isEqualTo(PRETTY.readTree(kept));
        assertThat(serializer.getObjectMapper().readValue(kept, type)).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void every_form_there_ever_was_can_be_read(Path form) throws IOException {
        String file = form.getFileName().toString().replace(".json", "");
        List<String> nameAndRevision = List.of(file.split("@", 2));
        SerializedObject<String> stored = new SimpleSerializedObject<>(
                Files.readString(form),
                String.class,
                new SimpleSerializedType(nameAndRevision.getFirst(), nameAndRevision.getLast()));

        Object event = Upcasting.read(stored, serializer);

        assertThat(event.getClass().isAnnotationPresent(EventName.class)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_name_that_an_event_ever_had_leads_to_it(Class<?> event) {
        EventName name = event.getAnnotation(EventName.class);

        assertThat(Stream.concat(Stream.of(name.value()), Arrays.stream(name.formerly())))
                .allSatisfy(known -> assertThat(serializer.classForType(new SimpleSerializedType(known, "1")))
                        .isEqualTo(event));
        assertThat(serializer.typeForClass(event).getName()).isEqualTo(name.value());
    }
}
