package io.waybill.api.download;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/** What a table can be downloaded as. */
public enum Format {
    /** Comma-separated values, for programs. */
    CSV,
    /** An Excel workbook, for whoever goes on computing. */
    XLSX,
    /** Pages of A4, for whoever reads. */
    PDF;

    /** The media type of a workbook. */
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final MediaType WORKBOOK = MediaType.parseMediaType(XLSX_TYPE);

    /**
     * The format of a name.
     *
     * @param name the name as links have it, for example {@code xlsx}
     * @return the format, or empty if there is none of that name
     */
    public static Optional<Format> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(name))
                .findFirst();
    }

    /** Its media type. */
    public MediaType type() {
        return switch (this) {
            case CSV -> Csv.TYPE;
            case XLSX -> WORKBOOK;
            case PDF -> MediaType.APPLICATION_PDF;
        };
    }

    /** What names of such files end with, for example {@code xlsx}; the format's name in links too. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
