package io.waybill.benchmarks.subscribers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The process that is measured.
 *
 * @param id its process id
 */
record Server(String id) {

    private static final Pattern SPACE =
            Pattern.compile("used (\\d+)K \\[0x([0-9a-f]+), 0x[0-9a-f]+, 0x([0-9a-f]+)\\)");
    private static final Pattern MAPPING = Pattern.compile("^([0-9a-f]+)-([0-9a-f]+) .*");
    private static final int HEXADECIMAL = 16;

    /**
     * What it takes, in KB.
     *
     * @param heap what is alive after a garbage collection
     * @param outside what is resident and not of the heap
     * @param resident all that is, with room in the heap that is not given back
     */
    record Memory(long heap, long outside, long resident) {

        /** How much more this is than before, for each of some clients. */
        String since(Memory before, int clients) {
            return String.format(
                    Locale.ROOT,
                    "%.1f KB each: %.1f alive in the heap, %.1f outside of it; resident %.1f KB each",
                    (heap - before.heap + outside - before.outside) * 1.0 / clients,
                    (heap - before.heap) * 1.0 / clients,
                    (outside - before.outside) * 1.0 / clients,
                    (resident - before.resident) * 1.0 / clients);
        }
    }

    /** What it takes after a garbage collection, which it is asked for. */
    Memory memory() throws IOException, InterruptedException {
        jcmd("GC.run");
        var spaces = SPACE.matcher(jcmd("GC.heap_info"));
        long alive = 0;
        long begin = Long.MAX_VALUE;
        long end = 0;
        while (spaces.find()) {
            alive += Long.parseLong(spaces.group(1));
            begin = Math.min(begin, Long.parseLong(spaces.group(2), HEXADECIMAL));
            end = Math.max(end, Long.parseLong(spaces.group(3), HEXADECIMAL));
        }
        long resident = 0;
        long ofTheHeap = 0;
        boolean inHeap = false;
        for (String line : Files.readAllLines(Path.of("/proc", id, "smaps"))) {
            var mapping = MAPPING.matcher(line);
            if (mapping.matches()) {
                long from = Long.parseUnsignedLong(mapping.group(1), HEXADECIMAL);
                inHeap = from >= begin && from < end;
            } else if (line.startsWith("Rss:")) {
                long kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                resident += kilobytes;
                ofTheHeap += inHeap ? kilobytes : 0;
            }
        }
        return new Memory(alive, resident - ofTheHeap, resident);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process =
                new ProcessBuilder(jcmd, id, command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
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
