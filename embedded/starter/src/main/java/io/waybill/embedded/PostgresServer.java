package io.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL, with settings that keep every acknowledged commit. */
final class PostgresServer implements Recipe<PostgresAddress> {

    private static final String OWNER = "waybill";
    private static final String DATABASE = "waybill";
    private static final Duration LAST_CHILD = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(500);

    @Override
    public Started<PostgresAddress> run(Start start) throws IOException, InterruptedException {
        Path programs = PostgresBinaries.unpacked(start).resolve("bin");
        start.clear();
        Path passwordFile = start.home().resolve("password");
        String password = Secret.in(passwordFile);
        if (!Files.exists(start.data())) {
            start.preparing("creating the database, this once");
            create(start, programs, passwordFile);
        }
        boolean killed = PostgresLock.isLeftIn(start.data());
        PostgresLock.breakIfStale(start.data());
        PostgresAddress address = new PostgresAddress(Endpoint.loopback(start.port()), DATABASE, OWNER, password);
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("postgres").toString(), "-D", start.data().toString()));
        settings(address.endpoint()).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Started<>(address, address.endpoint(), version(start, command, address, killed));
    }

    /**
     * Starts it until it runs. The children of one that was killed take a moment to notice and to end; as long as one is
     * about, PostgreSQL refuses to start.
     */
    private static String version(Start start, List<String> command, PostgresAddress address, boolean killed)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(LAST_CHILD);
        while (true) {
            ServerProcess process = start.launch(
                    NativeServer.notAsRoot(start.home(), NativeServer.watched(Server.POSTGRES, command)), Map.of());
            try {
                return process.await(new PostgresProbe(address));
            } catch (EmbeddedServerException e) {
                if (!killed || Instant.now().isAfter(deadline)) {
                    throw e;
                }
            }
            start.preparing("waiting for the rest of the last run to end");
            Thread.sleep(POLL);
        }
    }

    /** On the command line, so that no file can weaken them. */
    private static Map<String, String> settings(Endpoint endpoint) {
        return Map.of(
                "listen_addresses", endpoint.host(),
                "port", Integer.toString(endpoint.port()),
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "full_page_writes", "on",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "shared_buffers", "64MB");
    }

    /** Beside its final place first: a folder of data is there completely or not at all. */
    private static void create(Start start, Path programs, Path passwordFile) throws IOException, InterruptedException {
        Path draft = start.home().resolve("data.new");
        FileSystemUtils.deleteRecursively(draft);
        List<String> initdb = List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + draft,
                "--username=" + OWNER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorts and folds by Unicode, and the same on every machine.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-locale");
        start.launch(NativeServer.notAsRoot(start.home(), initdb), Map.of()).awaitSuccess();
        Files.move(draft, start.data());
    }
}
