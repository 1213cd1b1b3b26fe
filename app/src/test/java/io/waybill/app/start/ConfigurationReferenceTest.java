package io.waybill.app.start;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/configuration.md} names every setting that there is, with its default, and none that there is not. */
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| ([^|]+) \\| [^|]+ \\|$", Pattern.MULTILINE);

    private static Map<String, String> documented = Map.of();
    private static Map<String, String> read = Map.of();
    private static Set<String> ofLibraries = Set.of();

    @BeforeAll
    static void compare() throws IOException, ClassNotFoundException {
        documented = ROW.matcher(Files.readString(REFERENCE))
                .results()
                .collect(toMap(row -> row.group(1), ConfigurationReferenceTest::withoutCode, (one, other) -> {
                    throw new IllegalStateException("A setting is described twice, as " + one + " and as " + other);
                }));
        ofLibraries = metadata("spring-configuration-metadata.json");
        read = new TreeMap<>(Settings.ofTheCode());
        metadata("additional-spring-configuration-metadata.json").stream()
                .filter(name -> name.startsWith("waybill."))
                .forEach(name -> read.putIfAbsent(name, Settings.NONE));
    }

    private static String withoutCode(MatchResult row) {
        return row.group(2).replace("`", "").strip();
    }

    /** The settings that jars on the class path describe, those of Waybill's embedded servers among them. */
    private static Set<String> metadata(String file) throws IOException {
        Set<String> names = new HashSet<>();
        for (Resource found : new PathMatchingResourcePatternResolver().getResources("classpath*:META-INF/" + file)) {
            try (InputStream json = found.getInputStream()) {
                for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
                    names.add(property.path("name").asString());
                }
            }
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "waybill.roles", // Bound by name.
                "waybill.demo", // A condition.
                "waybill.demo.duration", // A placeholder.
                "waybill.data-directory", // Asked for by name.
                "waybill.limits.user.burst", // A record in a record.
                "waybill.carrier-webhooks.secrets.*", // A map.
                "waybill.embedded.enabled", // Of another module's description.
                "server.port" // Only in application.yml.
            })
    void settings_of_every_kind_are_found(String name) {
        assertThat(read).containsKey(name);
    }

    @Test
    void no_setting_is_left_out() {
        assertThat(documented.keySet()).containsAll(read.keySet());
    }

    @Test
    void nothing_is_described_that_is_no_setting() {
        var unknown = new TreeSet<>(documented.keySet());
        unknown.removeAll(read.keySet());
        unknown.removeIf(name -> !name.startsWith("waybill.") && ofLibraries.contains(name));
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_default_is_the_one_that_is_used() {
        var defaults = new TreeMap<>(read);
        defaults.keySet().retainAll(documented.keySet());
        // Described by another module, which does not say them where this test looks; or no default but the laptop's.
        defaults.values().removeIf(Settings.NONE::equals);
        assertThat(documented).containsAllEntriesOf(defaults);
    }

    @Test
    void a_setting_without_a_default_is_described_as_one() {
        assertThat(documented)
                .containsEntry("waybill.bootstrap.administrator.password", Settings.NONE)
                .containsEntry("waybill.personal-data.master-key", Settings.NONE)
                .containsEntry("waybill.proxies.trusted", Settings.NONE);
    }
}
