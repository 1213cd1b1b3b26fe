package io.waybill.app.start;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every setting that the code of Waybill reads, with its default, as the compiled classes and the YAML files say. */
final class Settings {

    /** What a setting without a default has. */
    static final String NONE = "none";

    /** Set by one part of Waybill for another, and by nobody else. */
    private static final Set<String> INTERNAL = Set.of("waybill.embedded.postgres.started");

    private static final Pattern NAME = Pattern.compile("waybill(\\.[a-z][a-z-]*)+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(waybill(?:\\.[a-z][a-z-]*)+)(?::([^}]*))?}");

    /** The methods that settings are asked for with by name. */
    private static final Set<String> ASKING = Set.of("getProperty", "containsProperty", "bind");

    private final Map<String, String> defaults = new TreeMap<>();

    private Settings() {}

    /** The default of each setting by its name; a map's name ends in {@code .*}. */
    static Map<String, String> ofTheCode() throws IOException, ClassNotFoundException {
        var settings = new Settings();
        settings.readRecords();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.waybill")) {
            settings.readClass(parsed(type));
        }
        INTERNAL.forEach(settings.defaults::remove);
        var rateCards = yaml("io/waybill/command/carrier/rate-cards.yml");
        settings.defaults.replaceAll((name, value) -> rateCards.getOrDefault(name, value));
        settings.defaults.putAll(yaml("application.yml"));
        yaml("application-laptop.yml").keySet().forEach(name -> settings.defaults.putIfAbsent(name, NONE));
        return settings.defaults;
    }

    private static ClassModel parsed(JavaClass type) throws IOException {
        var source = type.getSource().orElseThrow();
        try (InputStream bytes = source.getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes());
        }
    }

    private static Map<String, String> yaml(String file) {
        var factory = new YamlPropertiesFactoryBean();
        factory.setResources(new ClassPathResource(file));
        Map<String, String> values = new HashMap<>();
        Objects.requireNonNull(factory.getObject())
                .forEach((name, value) -> values.put(name.toString(), value.toString()));
        return values;
    }

    private void readRecords() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : scanner.findCandidateComponents("io.waybill")) {
            Class<?> type = ClassUtils.forName(String.valueOf(found.getBeanClassName()), null);
            readRecord(
                    Objects.requireNonNull(type.getAnnotation(ConfigurationProperties.class))
                            .value(),
                    type);
        }
    }

    private void readRecord(String prefix, Class<?> type) {
        Constructor<?> canonical = type.getDeclaredConstructors()[0];
        for (Parameter component : canonical.getParameters()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (Map.class.isAssignableFrom(component.getType())) {
                defaults.putIfAbsent(name + ".*", NONE);
            } else if (component.getType().isRecord()) {
                readRecord(name, component.getType());
            } else {
                defaults.putIfAbsent(name, value(component.getAnnotation(DefaultValue.class)));
            }
        }
    }

    private static String value(@Nullable DefaultValue otherwise) {
        String value = otherwise == null ? "" : String.join(", ", otherwise.value());
        return value.isEmpty() ? NONE : value;
    }

    private void readClass(ClassModel type) {
        for (var entry : type.constantPool()) {
            if (entry instanceof Utf8Entry text) {
                var placeholder = PLACEHOLDER.matcher(text.stringValue());
                while (placeholder.find()) {
                    String otherwise = placeholder.group(2);
                    defaults.putIfAbsent(placeholder.group(1), otherwise == null ? NONE : otherwise);
                }
            }
        }
        type.findAttributes(Attributes.runtimeVisibleAnnotations())
                .forEach(annotations -> readConditions(annotations.annotations()));
        type.methods().forEach(method -> method.code().ifPresent(this::readCode));
    }

    private void readConditions(List<Annotation> annotations) {
        annotations.stream()
                .filter(annotation -> annotation.className().stringValue().contains("/ConditionalOn"))
                .flatMap(annotation -> annotation.elements().stream())
                .flatMap(element -> texts(element.value()))
                .forEach(this::addIfNamed);
    }

    private static Stream<String> texts(AnnotationValue value) {
        return switch (value) {
            case AnnotationValue.OfString text -> Stream.of(text.stringValue());
            case AnnotationValue.OfArray array -> array.values().stream().flatMap(Settings::texts);
            default -> Stream.empty();
        };
    }

    private void readCode(CodeModel code) {
        Collection<CodeElement> elements = code.elementList();
        boolean asks = elements.stream()
                .anyMatch(element -> element instanceof InvokeInstruction call
                        && ASKING.contains(call.name().stringValue()));
        if (asks) {
            elements.stream()
                    .filter(ConstantInstruction.class::isInstance)
                    .map(element -> String.valueOf(((ConstantInstruction) element).constantValue()))
                    .forEach(this::addIfNamed);
        }
    }

    private void addIfNamed(String text) {
        if (NAME.matcher(text).matches()) {
            defaults.putIfAbsent(text, NONE);
        }
    }
}
