package io.waybill.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command that runs a server that the build has laid out, on the JVM that runs this application. */
final class JavaServer {

    /** Each memory arena of glibc that a thread opens costs resident memory which these servers never need. */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private JavaServer() {}

    /** The folder where the build laid the server out. */
    static Path layout(Start start) {
        String name = start.server().folder();
        Path layout = start.layouts().resolve(Path.of(name, "target", name));
        if (!Files.exists(launcher(layout))) {
            throw new EmbeddedServerException(start.server().title() + " is not laid out in " + layout
                    + ": build it with `mvn package -DskipTests`, and let waybill.embedded.servers be the folder"
                    + " `embedded` of the work tree");
        }
        return layout;
    }

    static List<String> command(Path layout, List<String> arguments) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        if (!Files.isExecutable(java)) {
            throw new EmbeddedServerException(
                    "There is no " + java + " to run servers with: start Waybill with a complete JDK 25");
        }
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "@" + layout.resolve("config/jvm.options"),
                // Beside the layout and not among the data: it depends on the jars and the JVM only.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + layout.resolve("classes.jsa"),
                "-Dlog4j2.configurationFile="
                        + layout.resolve("config/log4j2.xml").toUri(),
                "-jar",
                launcher(layout).toString()));
        command.addAll(arguments);
        return command;
    }

    private static Path launcher(Path layout) {
        return layout.resolve("lib/launcher.jar");
    }
}
