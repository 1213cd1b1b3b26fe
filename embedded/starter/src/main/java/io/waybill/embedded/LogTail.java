package io.waybill.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, which usually says why a server ended. */
final class LogTail {

    private static final int LINES = 8;

    private LogTail() {}

    static String of(Path log) throws IOException {
        // Decoded without complaint: a server's log may hold bytes that are not UTF-8.
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.isEmpty()
                ? "(nothing)"
                : String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }
}
