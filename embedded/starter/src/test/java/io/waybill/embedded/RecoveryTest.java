package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RecoveryTest {

    @TempDir
    Path folder;

    @Test
    void serversEndWithTheApplicationThatWasKilled() throws Exception {
        KilledApplication.start(folder, Server.values()).destroyForcibly().waitFor();

        while (!Alive.in(folder).isEmpty()) {
            Thread.sleep(50);
        }
    }

    @Test
    void nothingCommittedIsLostWhenTheApplicationIsKilledAndStartedAgainAtOnce() throws Exception {
        KilledApplication.start(folder, Server.values()).destroyForcibly().waitFor();

        try (EmbeddedServers servers = Given.servers(folder, Server.values())) {
            servers.awaitAll();
            assertThat(Sql.one(servers.postgresAddress().join(), "select id from shipment"))
                    .isEqualTo("acknowledged");
        }
        assertThat(Alive.in(folder)).isEmpty();
    }

    @Test
    void everythingKilledAtOnceIsRecovered() throws Exception {
        Process application = KilledApplication.start(folder, Server.values());
        List<ProcessHandle> everything = Alive.in(folder);
        application.destroyForcibly().waitFor();
        everything.forEach(ProcessHandle::destroyForcibly);

        try (EmbeddedServers servers = Given.servers(folder, Server.values())) {
            servers.awaitAll();
            assertThat(Sql.one(servers.postgresAddress().join(), "select id from shipment"))
                    .isEqualTo("acknowledged");
        }
    }

    @Test
    void anOrphanStillRunningIsEndedFirst() throws Exception {
        Process application = KilledApplication.start(folder, Server.POSTGRES, Server.REDIS);
        Alive.in(folder).stream().filter(Alive::isWatcher).forEach(ProcessHandle::destroyForcibly);
        application.destroyForcibly().waitFor();
        long orphan = Long.parseLong(Files.readString(folder.resolve("postgres/pid")));
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES, Server.REDIS)) {
            servers.awaitAll();
            assertThat(Alive.in(folder)).noneMatch(process -> process.pid() == orphan);
            assertThat(Sql.one(servers.postgresAddress().join(), "select id from shipment"))
                    .isEqualTo("acknowledged");
        }
    }

    @Test
    void aPidThatHasGoneToAnotherProcessIsLeftAlone() throws Exception {
        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            servers.awaitAll();
        }
        String own = Long.toString(ProcessHandle.current().pid());
        Files.writeString(folder.resolve("postgres/pid"), own);
        Files.writeString(folder.resolve("postgres/data/postmaster.pid"), own + "\n");

        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            assertThat(servers.postgresAddress()).succeedsWithin(Duration.ofMinutes(1));
        }
    }
}
