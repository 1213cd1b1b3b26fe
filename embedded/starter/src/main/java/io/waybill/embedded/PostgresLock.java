package io.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file with which a running PostgreSQL keeps others off its data, and which it leaves behind when killed. */
final class PostgresLock {

    private PostgresLock() {}

    /** Whether the file is there: a PostgreSQL runs on the data, or was killed. */
    static boolean isLeftIn(Path data) {
        return Files.exists(in(data));
    }

    private static Path in(Path data) {
        return data.resolve("postmaster.pid");
    }

    /**
     * Deletes the file if the pid in it has gone to an unrelated process, which PostgreSQL would take for another
     * PostgreSQL. A pid that no process has is left for PostgreSQL itself, which then also makes sure that no child of
     * the dead server still uses its shared memory.
     *
     * @throws EmbeddedServerException if a PostgreSQL that this application did not start runs on the data
     */
    static void breakIfStale(Path data) throws IOException {
        Path file = in(data);
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) {
            return;
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        ProcessHandle holder = ProcessHandle.of(pid).orElse(null);
        if (holder == null) {
            return;
        }
        if (holder.info().commandLine().orElse("").contains(data.toString())) {
            throw new EmbeddedServerException(
                    "Another PostgreSQL (process " + pid + ") already runs on " + data + ": stop it first");
        }
        Files.delete(file);
    }
}
