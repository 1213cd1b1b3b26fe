package io.waybill.api.download;

import io.waybill.api.download.PdfChart.Bar;
import io.waybill.api.download.Subject.Chart;
import io.waybill.api.font.Sarabun;
import io.waybill.messages.report.Report.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that is being written as a document of A4 pages: what it is about, its totals, a chart, and the rows. It takes
 * {@value #MOST_ROWS} rows and says so where there are more: nobody reads on, and drawing them keeps others waiting.
 */
final class Pdf implements TableFile {

    /** The most rows that are printed. */
    static final int MOST_ROWS = 20_000;

    /** More columns than these do not fit on a page that stands upright. */
    private static final int MOST_COLUMNS_UPRIGHT = 6;

    private static final int MOST_LARGEST = 20;
    private static final String CURRENCY = "currency";

    private final Subject subject;
    private final Language language;
    private final PdfPaper paper;
    private final PdfTable table;
    private int printed;
    private volatile boolean full;

    /**
     * Begins a document.
     *
     * @param subject what it is about
     * @param language what it is written in
     * @param first the first rows, for the chart and the widths of columns; they are not printed by that
     * @param font what it is printed with
     */
    Pdf(Subject subject, Language language, List<Map<String, @Nullable Object>> first, Sarabun font) {
        this.subject = subject;
        this.language = language;
        this.paper = new PdfPaper(subject.title(), language, subject.columns().size() > MOST_COLUMNS_UPRIGHT, font);
        about();
        totals();
        if (subject.chart() != null && !first.isEmpty()) {
            chart(subject.chart(), first);
        }
        this.table = new PdfTable(paper, subject.columns(), language, first);
        if (first.isEmpty()) {
            line(language.word("rows.none"), 9);
        } else {
            heading("sheet.data");
            table.begin();
        }
    }

    private void about() {
        var page = paper.page();
        page.setColorFill(PdfPaper.INK);
        paper.bold()
                .write(page, paper.bold().fitted(subject.title(), 18, paper.width()), paper.left(), paper.y() - 18, 18);
        paper.take(32);
        float names = 0;
        for (String name : subject.facts().keySet()) {
            names = Math.max(names, paper.plain().width(name, 9));
        }
        for (var fact : subject.facts().entrySet()) {
            float start = Math.min(names, paper.width() / 3) + 10;
            page.setColorFill(PdfPaper.FAINT);
            paper.plain().write(page, fact.getKey(), paper.left(), paper.y() - 9, 9);
            page.setColorFill(PdfPaper.INK);
            String value = paper.plain().fitted(fact.getValue(), 9, paper.width() - start);
            paper.plain().write(page, value, paper.left() + start, paper.y() - 9, 9);
            paper.take(14);
        }
        paper.take(6);
    }

    private void heading(String word) {
        heading(word, language.word(word));
    }

    private void heading(String word, String text) {
        // The totals stand on the page that begins with them.
        if (!paper.hasRoom(word.equals("chart") ? PdfChart.HEIGHT + 24 : 80)) {
            paper.turn();
        }
        paper.page().setColorFill(PdfPaper.INK);
        paper.bold()
                .write(paper.page(), paper.bold().fitted(text, 10, paper.width()), paper.left(), paper.y() - 12, 10);
        paper.take(20);
    }

    private void line(String text, float size) {
        if (!paper.hasRoom(size * 2)) {
            paper.turn();
        }
        paper.page().setColorFill(PdfPaper.INK);
        paper.plain()
                .write(
                        paper.page(),
                        paper.plain().fitted(text, size, paper.width()),
                        paper.left(),
                        paper.y() - size * 1.5f,
                        size);
        paper.take(size * 2);
    }

    private void totals() {
        if (subject.totals().isEmpty()) {
            return;
        }
        heading("sheet.totals");
        var present = subject.columns().stream()
                .filter(column -> subject.totals().getFirst().containsKey(column.name()))
                .toList();
        var totals = new PdfTable(paper, present, language, subject.totals());
        totals.begin();
        subject.totals().forEach(totals::row);
        paper.take(10);
    }

    private void chart(Chart chart, List<Map<String, @Nullable Object>> first) {
        var currency = mostUsed(first);
        Map<String, Double> values = new HashMap<>();
        for (var row : first) {
            if (currency == null || currency.equals(row.get(CURRENCY))) {
                var cell = Cell.of(column(chart.measure()), row);
                double value = cell == null || cell.number() == null
                        ? 0
                        : cell.number().doubleValue();
                values.merge(label(chart, row), value, Double::sum);
            }
        }
        var title = new StringBuilder(language.word(chart.measure()));
        if (currency != null) {
            title.append(" (").append(currency).append(')');
        }
        List<Bar> bars = new ArrayList<>();
        if (!chart.places().isEmpty()) {
            chart.places().forEach(place -> bars.add(new Bar(place, values.getOrDefault(place, 0.0))));
        } else {
            values.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_LARGEST)
                    .forEach(entry -> bars.add(new Bar(entry.getKey(), entry.getValue())));
            if (values.size() > MOST_LARGEST) {
                title.append(String.format(Locale.ROOT, " – %s: %d", language.word("chart.largest"), MOST_LARGEST));
            }
        }
        heading("chart", title.toString());
        new PdfChart(paper, bars).draw();
        paper.take(8);
    }

    private static @Nullable String mostUsed(List<Map<String, @Nullable Object>> rows) {
        return rows.stream()
                .filter(row -> row.get(CURRENCY) != null)
                .collect(Collectors.groupingBy(row -> String.valueOf(row.get(CURRENCY)), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private Column column(String name) {
        return subject.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }

    private static String label(Chart chart, Map<String, @Nullable Object> row) {
        Object label = row.get(chart.label());
        return label == null ? "–" : label.toString();
    }

    @Override
    public byte[] rows(List<Map<String, @Nullable Object>> rows) {
        for (var row : rows) {
            if (printed == MOST_ROWS) {
                full = true;
                break;
            }
            table.row(row);
            printed++;
        }
        return paper.taken();
    }

    @Override
    public byte[] end() {
        if (full) {
            line(String.format(Locale.ROOT, "%s %,d", language.word("rows.left-out"), printed), 9);
        }
        paper.end();
        return paper.taken();
    }

    @Override
    public boolean isFull() {
        return full;
    }
}
