package io.waybill.benchmarks.subscribers;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The process that is measured.
 *
 * @param id its process id
 */
record Server(String id) {

    /** Its resident memory after a garbage collection, in bytes. */
    long memory() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        for (String command : new String[] {"GC.run", "GC.heap_info"}) {
            new ProcessBuilder(jcmd, id, command)
                    .redirectOutput(command.equals("GC.run") ? Redirect.DISCARD : Redirect.INHERIT)
                    .start()
                    .waitFor();
        }
        try (var lines = Files.lines(Path.of("/proc", id, "status"))) {
            String resident =
                    lines.filter(line -> line.startsWith("VmRSS:")).findFirst().orElseThrow();
            return 1024 * Long.parseLong(resident.replaceAll("\\D", ""));
        }
    }

    /** The processor time that it has taken, in milliseconds. */
    long cpuMillis() {
        return ProcessHandle.of(Long.parseLong(id))
                .orElseThrow()
                .info()
                .totalCpuDuration()
                .map(Duration::toMillis)
                .orElseThrow();
    }
}
