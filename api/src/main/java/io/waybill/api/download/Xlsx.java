package io.waybill.api.download;

import io.waybill.messages.report.Report.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table that is being written as a workbook (ISO/IEC 29500): sheets with the rows, with the totals where there are any,
 * and with what was asked for. Of what was written, fastexcel keeps one reference for each row of the present sheet.
 */
final class Xlsx implements TableFile {

    /** What Excel takes: 1,048,576, one of them the heads of the columns. */
    private static final int MOST_ROWS_OF_A_SHEET = Worksheet.MAX_ROWS - 1;

    private final Subject subject;
    private final Language language;
    private final int mostRows;
    private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(ready, "Waybill", null);
    private XlsxSheet data;
    private int sheets = 1;

    Xlsx(Subject subject, Language language) {
        this(subject, language, MOST_ROWS_OF_A_SHEET);
    }

    Xlsx(Subject subject, Language language, int mostRows) {
        this.subject = subject;
        this.language = language;
        this.mostRows = mostRows;
        this.data = sheet("sheet.data", "", subject.columns());
    }

    private XlsxSheet sheet(String name, String number, List<Column> columns) {
        return new XlsxSheet(workbook.newWorksheet(language.word(name) + number), columns, language);
    }

    @Override
    public byte[] rows(List<Map<String, @Nullable Object>> rows) {
        try {
            for (var row : rows) {
                if (data.rows() == mostRows) {
                    data.finish();
                    sheets++;
                    data = sheet("sheet.data", " " + sheets, subject.columns());
                }
                data.add(row);
            }
            data.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    @Override
    public byte[] end() {
        try {
            data.finish();
            if (!subject.totals().isEmpty()) {
                var present = subject.columns().stream()
                        .filter(column -> subject.totals().getFirst().containsKey(column.name()))
                        .toList();
                var totals = sheet("sheet.totals", "", present);
                for (var row : subject.totals()) {
                    totals.add(row);
                }
                totals.finish();
            }
            XlsxSheet.ofFacts(workbook.newWorksheet(language.word("sheet.about")), subject);
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    private byte[] taken() {
        byte[] bytes = ready.toByteArray();
        ready.reset();
        return bytes;
    }
}
