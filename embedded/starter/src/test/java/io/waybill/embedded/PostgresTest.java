package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    Path folder;

    @Test
    void keepsItsDataOverARestart() throws Exception {
        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            PostgresAddress address = servers.postgresAddress().join();
            Sql.execute(address, "create table product (name text)");
            Sql.execute(address, "insert into product values ('ข้าวหอมมะลิ')");
        }

        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            assertThat(Sql.one(servers.postgresAddress().join(), "select name from product"))
                    .isEqualTo("ข้าวหอมมะลิ");
        }
    }

    @Test
    void forcesEveryCommitToDiskWhateverItsFilesSay() throws Exception {
        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            servers.awaitAll();
        }
        Files.writeString(
                folder.resolve("postgres/data/postgresql.conf"),
                "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n");

        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            PostgresAddress address = servers.postgresAddress().join();
            assertThat(Sql.one(address, "show fsync")).isEqualTo("on");
            assertThat(Sql.one(address, "show synchronous_commit")).isEqualTo("on");
            assertThat(Sql.one(address, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            PostgresAddress address = servers.postgresAddress().join();
            PostgresAddress guessed =
                    new PostgresAddress(address.endpoint(), address.database(), address.username(), "guess");

            assertThatThrownBy(() -> Sql.one(guessed, "select 1")).hasMessageContaining("password");
        }
    }
}
