package io.waybill.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** An application in a process of its own, to be killed. */
final class KilledApplication {

    private static final String READY = "ready";

    private KilledApplication() {}

    /** Starts all servers in the folder, commits a row, and waits for its end. */
    public static void main(String[] arguments) throws Exception {
        EmbeddedServers servers = Given.servers(Path.of(arguments[0]), Server.values());
        servers.awaitAll();
        PostgresAddress postgres = servers.postgresAddress().join();
        Sql.execute(postgres, "create table shipment (id text)");
        Sql.execute(postgres, "insert into shipment values ('acknowledged')");
        System.out.println(READY);
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Runs it in a JVM of its own until the row is committed. */
    static Process start(Path folder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dwaybill.embedded.servers=" + Given.layouts(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledApplication.class.getName(),
                        folder.toString()))
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
