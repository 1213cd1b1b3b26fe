package io.waybill.api.download;

import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet whose heads stay in sight. Numbers are numbers and days are days, so that one can compute with them; texts are
 * typed as texts, so that no program computes them, whatever they begin with.
 */
final class XlsxSheet {

    /** Excel counts in binary floating point, which holds so many decimal digits: what has more is a text. */
    private static final int MOST_DIGITS = 15;

    private static final int LONGEST_TEXT = 32_767;
    private static final int NARROWEST = 12;
    private static final int TEXT_WIDTH = 28;
    private static final int FACT_WIDTH = 60;
    private static final double SECONDS_A_DAY = 86_400;
    private static final String HEAD_COLOUR = "DDE7F0";

    private final Worksheet sheet;
    private final List<Column> columns;
    private int rows;

    XlsxSheet(Worksheet sheet, List<Column> columns, Language language) {
        this.sheet = sheet;
        this.columns = List.copyOf(columns);
        sheet.freezePane(0, 1);
        for (int index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            String head = language.word(column.name());
            sheet.inlineString(0, index, head);
            sheet.style(0, index).bold().fillColor(HEAD_COLOUR).set();
            sheet.width(index, Math.max(column.kind() == Kind.TEXT ? TEXT_WIDTH : NARROWEST, head.length() + 4));
        }
    }

    /** What a file is about, name by name, on a sheet of its own. */
    static void ofFacts(Worksheet sheet, Subject subject) throws IOException {
        sheet.width(0, TEXT_WIDTH);
        sheet.width(1, FACT_WIDTH);
        sheet.inlineString(0, 0, subject.title());
        sheet.style(0, 0).bold().set();
        int line = 2;
        for (var fact : subject.facts().entrySet()) {
            sheet.inlineString(line, 0, readable(fact.getKey()));
            sheet.inlineString(line, 1, readable(fact.getValue()));
            line++;
        }
        sheet.finish();
    }

    /** How many rows it has, besides the heads. */
    int rows() {
        return rows;
    }

    void add(Map<String, @Nullable Object> row) {
        rows++;
        for (int index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            var cell = Cell.of(column, row);
            if (cell != null) {
                write(index, cell, column.kind());
            }
        }
    }

    private void write(int index, Cell cell, Kind kind) {
        var number = cell.number();
        if (number != null) {
            write(index, number, cell.decimals());
        } else if (kind == Kind.DATE && cell.value() instanceof Instant moment) {
            var utc = moment.atOffset(ZoneOffset.UTC);
            // Days since the one before 1900 began, as Excel has it; the time of day is a part of one.
            double days = utc.toLocalDate().toEpochDay()
                    - LocalDate.of(1899, 12, 30).toEpochDay()
                    + utc.toLocalTime().toSecondOfDay() / SECONDS_A_DAY;
            sheet.value(rows, index, days);
            sheet.style(rows, index).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (kind == Kind.DATE) {
            writeDay(index, cell.value().toString());
        } else {
            sheet.inlineString(rows, index, readable(cell.value().toString()));
        }
    }

    private void write(int index, BigDecimal number, int decimals) {
        if (number.stripTrailingZeros().precision() > MOST_DIGITS) {
            sheet.inlineString(rows, index, number.toPlainString());
        } else {
            sheet.value(rows, index, number);
            sheet.style(rows, index)
                    .format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                    .set();
        }
    }

    private void writeDay(int index, String text) {
        try {
            sheet.value(rows, index, LocalDate.parse(text));
            sheet.style(rows, index).format("yyyy-mm-dd").set();
        } catch (DateTimeException noDay) {
            sheet.inlineString(rows, index, readable(text));
        }
    }

    /** Without what no XML can hold (XML 1.0, 2.2), and as long as Excel takes. */
    private static String readable(String text) {
        var readable = new StringBuilder();
        int next = 0;
        while (next < text.length()) {
            int point = text.codePointAt(next);
            next += Character.charCount(point);
            if (next > LONGEST_TEXT) {
                break;
            }
            readable.appendCodePoint(isCharacter(point) ? point : '\uFFFD');
        }
        return readable.toString();
    }

    private static boolean isCharacter(int point) {
        return point >= ' '
                ? (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                        && point != 0xFFFE
                        && point != 0xFFFF
                : point == '\t' || point == '\n' || point == '\r';
    }

    /** Hands what is there to the workbook; it cannot be changed any more. */
    void flush() throws IOException {
        sheet.flush();
    }

    void finish() throws IOException {
        sheet.finish();
    }
}
