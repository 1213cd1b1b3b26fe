package io.waybill.api.download;

import io.waybill.messages.report.Report.Column;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table that is being written as comma-separated values. */
final class CsvFile implements TableFile {

    private final Csv csv;
    private final boolean forExcel;
    private boolean begun;

    CsvFile(List<Column> columns, boolean forExcel) {
        this.csv = new Csv(columns);
        this.forExcel = forExcel;
    }

    @Override
    public byte[] rows(List<Map<String, @Nullable Object>> rows) {
        if (begun) {
            return csv.more(rows);
        }
        begun = true;
        return csv.beginning(forExcel, rows);
    }

    @Override
    public byte[] end() {
        return begun ? new byte[0] : csv.beginning(forExcel, List.of());
    }
}
