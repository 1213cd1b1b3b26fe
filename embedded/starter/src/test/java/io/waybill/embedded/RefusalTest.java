package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {

    private static final StartListener LISTENER = new PrintedStart(System.out);

    @TempDir
    Path folder;

    @Test
    void ofASecondApplicationOnTheSameFolder() {
        try (EmbeddedServers first = Given.servers(folder, Server.REDIS)) {
            assertThatThrownBy(() -> Given.servers(folder, Server.REDIS))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("Another Waybill (process "
                            + ProcessHandle.current().pid() + ") already runs on " + folder
                            + ": stop it first, or start this one with another waybill.data-directory");
            first.awaitAll();
        }
    }

    @Test
    void ofAFixedPortThatIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedServers servers = EmbeddedServers.start(
                        Given.settings(folder, Map.of(Server.REDIS, taken.getLocalPort()), Server.REDIS), LISTENER)) {
            assertThatThrownBy(servers::awaitAll)
                    .hasRootCauseInstanceOf(BindException.class)
                    .cause()
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageStartingWith("Port " + taken.getLocalPort()
                            + ", which waybill.embedded.redis.port fixes for Redis, cannot be used")
                    .hasMessageEndingWith(": stop what uses it, or set another port, or 0 for a free one");
        }
    }

    @Test
    void ofADataFolderThatIsNone() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Given.servers(file, Server.REDIS))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageStartingWith("The data folder " + file + " cannot be written")
                .hasMessageEndingWith("make it a folder that you may write, or set waybill.data-directory to one");
    }

    @Test
    void ofAServerThatWasNotBuilt() {
        EmbeddedSettings unbuilt =
                new EmbeddedSettings(Set.of(Server.KAFKA), folder, folder.resolve("nowhere"), Map.of());
        try (EmbeddedServers servers = EmbeddedServers.start(unbuilt, LISTENER)) {
            assertThatThrownBy(servers::awaitAll)
                    .cause()
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("build it with `mvn package -DskipTests`");
        }
    }

    @Test
    void ofDataThatTheServerCannotRead() throws Exception {
        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            servers.awaitAll();
        }
        Files.delete(folder.resolve("postgres/data/global/pg_control"));

        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            assertThatThrownBy(servers::awaitAll)
                    .cause()
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("PostgreSQL ended while it was starting")
                    .hasMessageContaining(
                            folder.resolve("postgres/postgres.log").toString())
                    .hasMessageContaining("pg_control");
        }
        assertThat(Alive.in(folder)).isEmpty();
    }
}
