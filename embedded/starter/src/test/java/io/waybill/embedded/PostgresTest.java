package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void forcesEveryCommitToDisk(String setting) throws Exception {
        try (EmbeddedServers servers = Given.servers(folder, Server.POSTGRES)) {
            assertThat(Sql.one(servers.postgresAddress().join(), "show " + setting))
                    .isEqualTo("on");
        }
    }
}
