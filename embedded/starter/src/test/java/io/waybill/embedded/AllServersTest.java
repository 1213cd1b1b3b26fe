package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AllServersTest {

    @TempDir
    Path folder;

    @Test
    void startSideBySideAndLeaveNoProcessBehind() {
        try (EmbeddedServers servers = Given.servers(folder, Server.values())) {
            servers.awaitAll();
            assertThat(Alive.in(folder)).hasSizeGreaterThanOrEqualTo(Server.values().length);
        }

        assertThat(Alive.in(folder)).isEmpty();
    }

    @Test
    void leaveNoProcessBehindWhenTheyAreStoppedWhileStarting() {
        Given.servers(folder, Server.values()).close();

        assertThat(Alive.in(folder)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void doNotGetTheCtrlCOfTheTerminal() throws Exception {
        try (EmbeddedServers servers = Given.servers(folder, Server.values())) {
            servers.awaitAll();
            for (Server server : Server.values()) {
                String pid = Files.readString(folder.resolve(server.folder()).resolve("pid"));
                assertThat(session(pid)).as(server.title()).isEqualTo(pid).isNotEqualTo(session("self"));
            }
        }
    }

    /** The sixth field of the process's status: see proc(5). */
    private static String session(String pid) throws Exception {
        String status = Files.readString(Path.of("/proc", pid, "stat"), StandardCharsets.UTF_8);
        return Arrays.asList(status.substring(status.lastIndexOf(')') + 2).split(" ", -1))
                .get(3);
    }
}
