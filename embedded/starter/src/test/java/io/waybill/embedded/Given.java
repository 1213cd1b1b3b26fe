package io.waybill.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Servers on a folder of the test's own. */
final class Given {

    private Given() {}

    static EmbeddedServers servers(Path folder, Server... servers) {
        return EmbeddedServers.start(settings(folder, Map.of(), servers), new PrintedStart(System.out));
    }

    static EmbeddedSettings settings(Path folder, Map<Server, Integer> ports, Server... servers) {
        return new EmbeddedSettings(Set.of(servers), folder, layouts(), ports);
    }

    /** Where the build has laid the servers out. */
    static Path layouts() {
        return Path.of(System.getProperty("waybill.embedded.servers", "embedded"));
    }
}
