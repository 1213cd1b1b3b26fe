package io.waybill.app.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes a master key and keeps it beside the data, for its owner's eyes only, but only where PostgreSQL is one that
 * Waybill started on this machine. Anywhere else start-up is refused without a configured one, before anything is
 * connected to: a key that lies beside what it protects protects against little.
 */
public final class KeptMasterKey implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final String POSTGRES_IS_EMBEDDED = "waybill.embedded.postgres.started";
    private static final String FILE = "master-key";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!environment.getProperty(PersonalDataSettings.MASTER_KEY, "").isBlank()) {
            return;
        }
        if (!environment.getProperty(POSTGRES_IS_EMBEDDED, Boolean.class, false)) {
            throw new MissingMasterKey();
        }
        // First: a configured blank is no key either.
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "waybill-kept-master-key", Map.of(PersonalDataSettings.MASTER_KEY, kept(environment))));
    }

    private static String kept(ConfigurableEnvironment environment) {
        Path file = Path.of(environment.getProperty("waybill.data-directory", ".waybill"), FILE)
                .toAbsolutePath();
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The master key " + file + " cannot be read or written", e);
        }
    }

    /** In one step, so that a crash leaves no half key. */
    private static void write(Path file) throws IOException {
        byte[] key = new byte[MasterKeys.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Base64.getEncoder().encodeToString(key), StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE; // After the embedded servers said which they are.
    }
}
