package io.waybill.api.download;

import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table on pages, with its heads on each. The first rows tell how wide its columns are. Lengths are in points. */
final class PdfTable {

    private static final float SIZE = 8;
    private static final float ROW = 14;
    private static final float HEAD_LINE = 11;
    private static final int MOST_HEAD_LINES = 3;
    private static final float GAP = 8;
    private static final float WIDEST = 180;
    private static final float NARROWEST = 34;
    private static final int MEASURED_ROWS = 200;
    private static final Color HEAD = new Color(0xE4, 0xEC, 0xF3);

    private final PdfPaper paper;
    private final List<Column> columns;
    private final List<List<String>> heads;
    private final float[] widths;
    private final float headHeight;

    PdfTable(PdfPaper paper, List<Column> columns, Language language, List<Map<String, @Nullable Object>> first) {
        this.paper = paper;
        this.columns = List.copyOf(columns);
        this.widths = widths(language, first);
        this.heads = java.util.stream.IntStream.range(0, columns.size())
                .mapToObj(index -> paper.bold()
                        .lines(language.word(columns.get(index).name()), SIZE, widths[index] - GAP, MOST_HEAD_LINES))
                .toList();
        int lines = heads.stream().mapToInt(List::size).max().orElse(1);
        this.headHeight = lines * HEAD_LINE + 6;
    }

    private float[] widths(Language language, List<Map<String, @Nullable Object>> first) {
        float[] natural = new float[columns.size()];
        float sum = 0;
        for (int index = 0; index < natural.length; index++) {
            var column = columns.get(index);
            float widest = Math.min(WIDEST / 2, paper.bold().width(language.word(column.name()), SIZE));
            for (var row : first.subList(0, Math.min(first.size(), MEASURED_ROWS))) {
                var cell = Cell.of(column, row);
                if (cell != null) {
                    widest = Math.max(widest, paper.plain().width(cell.text(), SIZE));
                }
            }
            natural[index] = Math.clamp(widest + GAP, NARROWEST, WIDEST);
            sum += natural[index];
        }
        float stretch = paper.width() / sum;
        for (int index = 0; index < natural.length; index++) {
            natural[index] *= stretch;
        }
        return natural;
    }

    /** Begins the table here, or on the next page where it would be cut off at once. */
    void begin() {
        if (!paper.hasRoom(headHeight + 3 * ROW)) {
            paper.turn();
        }
        head();
    }

    private void head() {
        var page = paper.page();
        page.setColorFill(HEAD);
        page.rectangle(paper.left(), paper.y() - headHeight, paper.width(), headHeight);
        page.fill();
        page.setColorFill(PdfPaper.INK);
        float x = paper.left();
        for (int index = 0; index < widths.length; index++) {
            float y = paper.y() - HEAD_LINE;
            for (String line : heads.get(index)) {
                write(paper.bold(), line, index, x, y);
                y -= HEAD_LINE;
            }
            x += widths[index];
        }
        paper.take(headHeight);
    }

    /** Adds a row. */
    void row(Map<String, @Nullable Object> row) {
        if (!paper.hasRoom(ROW)) {
            paper.turn();
            head();
        }
        var page = paper.page();
        page.setColorFill(PdfPaper.INK);
        float x = paper.left();
        for (int index = 0; index < widths.length; index++) {
            var cell = Cell.of(columns.get(index), row);
            if (cell != null) {
                String text = paper.plain().fitted(cell.text(), SIZE, widths[index] - GAP);
                write(paper.plain(), text, index, x, paper.y() - ROW + 4);
            }
            x += widths[index];
        }
        page.setColorStroke(PdfPaper.RULE);
        page.setLineWidth(0.4f);
        page.moveTo(paper.left(), paper.y() - ROW);
        page.lineTo(paper.right(), paper.y() - ROW);
        page.stroke();
        paper.take(ROW);
    }

    private void write(PdfText font, String text, int index, float x, float y) {
        if (isNumber(columns.get(index).kind())) {
            font.writeUpTo(paper.page(), text, x + widths[index] - GAP / 2, y, SIZE);
        } else {
            font.write(paper.page(), text, x + GAP / 2, y, SIZE);
        }
    }

    private static boolean isNumber(Kind kind) {
        return kind != Kind.TEXT && kind != Kind.DATE;
    }
}
