package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
}
