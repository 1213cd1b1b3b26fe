package io.waybill.app.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class KeptMasterKeyTest {

    @TempDir
    private Path data;

    @Test
    void a_laptop_makes_a_key_once_and_keeps_it_for_its_owner_alone() throws IOException {
        String first = key(Map.of("waybill.embedded.postgres.started", "true"));

        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
        assertThat(key(Map.of("waybill.embedded.postgres.started", "true"))).isEqualTo(first);
        assertThat(data).isDirectoryContaining("glob:**/master-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("master-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_configured_key_is_used_as_it_is() {
        assertThat(key(Map.of(PersonalDataSettings.MASTER_KEY, "configured"))).isEqualTo("configured");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void for_a_database_of_others_no_key_is_made() {
        assertThatThrownBy(() -> key(Map.of())).isInstanceOf(MissingMasterKey.class);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void who_starts_without_a_key_or_with_another_one_is_told_what_to_do() {
        var analyzer = new MasterKeyAnalyzer();
        var missing = new IllegalStateException("start", new MissingMasterKey());
        assertThat(Objects.requireNonNull(analyzer.analyze(missing)).getAction())
                .contains("openssl rand -base64 32");
        var wrong = new IllegalStateException("start", new WrongMasterKey("7"));
        assertThat(Objects.requireNonNull(analyzer.analyze(wrong)).getAction()).contains("former-master-keys");
        assertThat(analyzer.analyze(new IllegalStateException("something else")))
                .isNull();
    }

    private String key(Map<String, Object> configured) {
        try (var context = new GenericApplicationContext()) {
            var sources = context.getEnvironment().getPropertySources();
            sources.addLast(new MapPropertySource("configured", configured));
            sources.addLast(new MapPropertySource("data", Map.of("waybill.data-directory", data.toString())));
            new KeptMasterKey().initialize(context);
            return Objects.requireNonNull(context.getEnvironment().getProperty(PersonalDataSettings.MASTER_KEY));
        }
    }
}
