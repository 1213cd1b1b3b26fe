package io.waybill.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Binaries that come inside a jar, unpacked once beside the other servers' layouts. */
final class Unpacked {

    private Unpacked() {}

    /** Unpacks a stream into an empty folder. */
    @FunctionalInterface
    interface Unpacking {
        void into(InputStream stream, Path folder) throws IOException;
    }

    /** The folder that holds the content of the resource, unpacked now unless an earlier start has done it. */
    static Path from(Start start, @Nullable URL resource, Unpacking unpacking) throws IOException {
        if (resource == null) {
            throw new EmbeddedServerException(
                    "There is no embedded " + start.server().title()
                            + " for this kind of machine on the class path: run one yourself and set "
                            + start.server().addressProperties().getFirst() + " to where it is");
        }
        URLConnection connection = resource.openConnection();
        Path folder = start.layouts()
                .resolve(Path.of("starter", "target", start.server().folder() + "-" + contentId(connection)));
        if (!Files.exists(folder)) {
            start.preparing("unpacking it, this once");
            // Not a temporary folder of the library: those are closed to every other user, PostgreSQL's among them.
            Path draft = folder.resolveSibling(folder.getFileName() + "." + UUID.randomUUID());
            Files.createDirectories(draft);
            try (InputStream stream = connection.getInputStream()) {
                unpacking.into(stream, draft);
            }
            publish(draft, folder);
        }
        return folder;
    }

    /** In one step, so that nobody finds it half done. */
    private static void publish(Path draft, Path folder) throws IOException {
        try {
            Files.move(draft, folder);
        } catch (FileAlreadyExistsException anotherStartWasFaster) {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    private static String contentId(URLConnection connection) throws IOException {
        return connection instanceof JarURLConnection jar && jar.getJarEntry() != null
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : Long.toHexString(connection.getContentLengthLong());
    }
}
