package io.waybill.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An application in a process of its own, to be killed. */
final class KilledApplication {

    private static final String READY = "ready";

    private KilledApplication() {}

    /** Starts the servers named after the folder, commits a row, and waits for its end. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedServers servers = Given.servers(
                Path.of(arguments[0]),
                Arrays.stream(arguments).skip(1).map(Server::valueOf).toArray(Server[]::new));
        servers.awaitAll();
        PostgresAddress postgres = servers.postgresAddress().join();
        Sql.execute(postgres, "create table if not exists shipment (id text)");
        Sql.execute(postgres, "insert into shipment values ('acknowledged')");
        System.out.println(READY);
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Runs it in a JVM of its own until the row is committed. */
    static Process start(Path folder, Server... servers) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dwaybill.embedded.servers=" + Given.layouts(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledApplication.class.getName(),
                folder.toString()));
        Arrays.stream(servers).map(Server::name).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals(READY)) {
            line = output.readLine();
        }
        return process;
    }
}
