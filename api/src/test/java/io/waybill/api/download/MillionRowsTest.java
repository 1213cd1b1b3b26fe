package io.waybill.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.api.font.Sarabun;
import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A million rows, written in a JVM that has no room for them. */
class MillionRowsTest {

    private static final int ROWS = 1_000_000;
    private static final int PAGE = 1_000;

    @ParameterizedTest
    @EnumSource(Format.class)
    void a_million_rows_are_written_in_a_heap_of_32_megabytes(Format format, @TempDir Path folder)
            throws IOException, InterruptedException {
        var output = new File(folder.toFile(), "out.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionRowsTest.class.getName(),
                        format.name())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            String said = java.nio.file.Files.readString(output.toPath(), StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(said).isZero();
            assertThat(Long.parseLong(said.lines().toList().getLast()))
                    .isGreaterThan(
                            switch (format) {
                                case CSV -> 40_000_000;
                                // Deflated: the sheet in it has some 250 MB.
                                case XLSX -> 8_000_000;
                                case PDF -> 1_000_000;
                            });
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the small JVM does: tells how many bytes the file of a million rows has. */
    public static void main(String[] arguments) {
        var format = Format.valueOf(arguments[0]);
        var columns = List.of(
                new Column("day", Kind.DATE),
                new Column("productName", Kind.TEXT),
                new Column("sold", Kind.COUNT),
                new Column("amount", Kind.MONEY));
        var subject = new Subject("A million", columns, List.of(), Map.of(), null);
        TableFile file = switch (format) {
            case CSV -> new CsvFile(columns, false);
            case XLSX -> new Xlsx(subject, Language.ENGLISH);
            case PDF -> new Pdf(subject, Language.ENGLISH, page(0), Sarabun.read());
        };
        long bytes = 0;
        for (int first = 0; first < ROWS && !file.isFull(); first += PAGE) {
            bytes += file.rows(page(first)).length;
        }
        System.out.println(bytes + file.end().length);
    }

    private static List<Map<String, @Nullable Object>> page(int first) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int number = first; number < first + PAGE; number++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("day", "2026-11-21");
            // None of them twice: a table of all texts would not fit either.
            row.put("productName", "ชาเขียว " + number + ' ' + Integer.toHexString(number * 0x9E3779B9));
            row.put("sold", number);
            row.put("amount", Map.of("amount", number + ".50", "currency", "THB"));
            rows.add(row);
        }
        return rows;
    }
}
