package io.waybill.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.api.download.Subject.Chart;
import io.waybill.api.font.Sarabun;
import io.waybill.messages.report.Report.Column;
import io.waybill.messages.report.Report.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents, printed, opened again and looked at. */
class PdfTest {

    private static final Sarabun FONT = Sarabun.read();
    private static final LocalDate FIRST = LocalDate.of(2026, 10, 23);

    private static final List<Column> COLUMNS = List.of(
            new Column("day", Kind.DATE),
            new Column("currency", Kind.TEXT),
            new Column("sales", Kind.COUNT),
            new Column("quantity", Kind.COUNT),
            new Column("amount", Kind.MONEY));

    @Test
    void it_is_of_a4_pages_that_bring_their_fonts_and_know_how_many_they_are() throws IOException {
        try (var document = opened(printed(sales(Language.ENGLISH), Language.ENGLISH, days(100)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            int number = 0;
            for (var page : document.getPages()) {
                number++;
                assertThat(page.getMediaBox().getWidth()).isEqualTo(595);
                assertThat(page.getMediaBox().getHeight()).isEqualTo(842);
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
                assertThat(text(document, number)).contains("Page " + number + " of 3");
                // Heads are on each page.
                assertThat(text(document, number)).contains("Quantity");
            }
            assertThat(text(document, 1))
                    .contains("Sales summary", "2026-10-23 to 2026-11-21", "BANGKOK", "Totals", "1,234.50");
            assertThat(text(document, 3)).contains("2027-01-30");
            picture(document, 0, "report-en.png");
        }
    }

    @Test
    void thai_is_written_as_it_is_spelled_and_its_marks_are_placed() throws IOException {
        String name = "คุณน้ำผึ้ง ปู่ย่า ที่นี่ กตัญญู ฐิติ ญู ปั๊ม ก็ได้ เกี๊ยว";
        var columns = List.of(new Column("productName", Kind.TEXT), new Column("sold", Kind.COUNT));
        List<Map<String, @Nullable Object>> rows = List.of(
                row(Map.of("productName", name, "sold", 12)),
                row(Map.of("productName", "ชาเขียวมะลิ 250 กรัม", "sold", 7)),
                row(Map.of("productName", "ก่า้", "sold", 1)));
        var subject = new Subject(
                Language.THAI.word("stock-movements"),
                columns,
                List.of(row(Map.of("sold", 20))),
                Map.of(Language.THAI.word("groupBy"), Language.THAI.word("product")),
                new Chart("productName", "sold", List.of()));

        try (var document = opened(printed(subject, Language.THAI, rows))) {
            assertThat(spelled(document.getPage(0)))
                    .contains(name, "ความเคลื่อนไหวของสินค้า", "ชาเขียวมะลิ 250 กรัม", "ชื่อสินค้า");
            assertThat(rises(document.getPage(0))).as("marks that were moved").isTrue();
            picture(document, 0, "report-th.png");
        }
    }

    @Test
    void the_chart_has_a_bar_for_each_day_on_which_something_was_sold() throws IOException {
        try (var document = opened(printed(sales(Language.ENGLISH), Language.ENGLISH, days(30)))) {
            var blue = picture(document, 0, "chart.png");
            int bars = 0;
            boolean before = false;
            // Just above the axis, from left to right: the lowest bar is higher than that.
            int y = lowestBlue(blue) - 2;
            for (int x = 0; x < blue.getWidth(); x++) {
                boolean now = isBar(blue.getRGB(x, y));
                if (now && !before) {
                    bars++;
                }
                before = now;
            }
            assertThat(bars).isEqualTo(30);
        }
    }

    @Test
    void what_is_too_many_for_bars_is_a_line_and_what_is_too_wide_stands_across() throws IOException {
        List<Column> columns = new ArrayList<>(COLUMNS);
        Stream.of("booked", "failedAttempts", "onTimeShare", "daysInTransit")
                .forEach(name -> columns.add(new Column(name, Kind.COUNT)));
        var subject = new Subject("Wide", columns, List.of(), Map.of(), new Chart("day", "amount", places(FIRST, 120)));
        try (var document = opened(printed(subject, Language.THAI, days(120)))) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(842);
            picture(document, 0, "report-wide.png");
        }
    }

    @Test
    void it_says_that_rows_are_left_out() throws IOException {
        var file = new Pdf(sales(Language.ENGLISH), Language.ENGLISH, days(1), FONT);
        var bytes = new ByteArrayOutputStream();
        var page = days(1_000);
        int pages = 0;
        while (!file.isFull() && pages < 30) {
            bytes.writeBytes(file.rows(page));
            pages++;
        }
        bytes.writeBytes(file.end());

        assertThat(pages).isEqualTo(21);
        try (var document = opened(bytes.toByteArray())) {
            int last = document.getNumberOfPages();
            assertThat(text(document, last))
                    .contains("Only the first rows are printed")
                    .contains("20,000");
            assertThat(text(document, last)).contains("Page " + last + " of " + last);
        }
    }

    @Test
    void without_rows_it_says_so() throws IOException {
        try (var document = opened(printed(sales(Language.ENGLISH), Language.ENGLISH, List.of()))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document, 1))
                    .contains("Nothing happened in this period.")
                    .contains("Page 1 of 1");
        }
    }

    @Test
    void whatever_people_write_can_be_printed() throws IOException {
        var columns = List.of(new Column("productName", Kind.TEXT), new Column("sold", Kind.COUNT));
        List<Map<String, @Nullable Object>> rows = Stream.of(
                        "", " ", "a\u0000b\nc\td", "😀😀", "\uD800", "مرحبا", "W".repeat(500), "ก".repeat(500), "(\\)")
                .map(text -> row(Map.of("productName", text, "sold", 1)))
                .toList();
        var subject = new Subject("ก".repeat(300), columns, List.of(), Map.of("W".repeat(90), "W".repeat(900)), null);
        try (var document = opened(printed(subject, Language.THAI, rows))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            picture(document, 0, "report-odd.png");
        }
    }

    private static Subject sales(Language language) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(language.word("period"), "2026-10-23 " + language.word("period.to") + " 2026-11-21");
        facts.put(language.word("zone.of.days"), "Asia/Bangkok");
        facts.put(language.word("groupBy"), language.word("day"));
        facts.put(language.word("location"), "BANGKOK");
        return new Subject(
                language.word("sales-summary"),
                COLUMNS,
                List.of(row(Map.of("currency", "THB", "sales", 30, "quantity", 60, "amount", money("1234.50")))),
                facts,
                new Chart("day", "amount", places(FIRST, 30)));
    }

    private static List<String> places(LocalDate first, int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> first.plusDays(day).toString())
                .toList();
    }

    private static List<Map<String, @Nullable Object>> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> row(Map.of(
                        "day",
                        FIRST.plusDays(day).toString(),
                        "currency",
                        "THB",
                        "sales",
                        1 + day % 5,
                        "quantity",
                        2,
                        "amount",
                        money((400 + 37 * (day % 11)) + ".50"))))
                .toList();
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "THB");
    }

    private static Map<String, @Nullable Object> row(Map<String, Object> cells) {
        return new HashMap<String, @Nullable Object>(cells);
    }

    private static byte[] printed(Subject subject, Language language, List<Map<String, @Nullable Object>> rows) {
        var file = new Pdf(subject, language, rows, FONT);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(file.rows(rows));
        bytes.writeBytes(file.end());
        return bytes.toByteArray();
    }

    private static PDDocument opened(byte[] file) throws IOException {
        return Loader.loadPDF(file);
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    /** The texts as whoever copies them from the page gets them. */
    private static List<String> spelled(PDPage page) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Object token : new PDFStreamParser(page).parse()) {
            if (token instanceof COSDictionary dictionary && dictionary.containsKey(COSName.ACTUAL_TEXT)) {
                texts.add(dictionary.getString(COSName.ACTUAL_TEXT));
            }
        }
        return texts;
    }

    /** Whether any glyph is moved up or down, as tone marks over vowels are, unless the font has glyphs for both. */
    private static boolean rises(PDPage page) throws IOException {
        return new PDFStreamParser(page)
                .parse().stream()
                        .anyMatch(token -> token instanceof Operator operator
                                && (operator.getName().equals("Ts")
                                        || operator.getName().equals("TJ")));
    }

    private static BufferedImage picture(PDDocument document, int page, String name) throws IOException {
        var image = new PDFRenderer(document).renderImageWithDPI(page, 150);
        ImageIO.write(image, "png", new File("target/" + name));
        return image;
    }

    private static boolean isBar(int rgb) {
        return Math.abs((rgb >> 16 & 0xFF) - 0x2F) < 12
                && Math.abs((rgb >> 8 & 0xFF) - 0x6F) < 12
                && Math.abs((rgb & 0xFF) - 0xA8) < 12;
    }

    private static int lowestBlue(BufferedImage image) {
        for (int y = image.getHeight() - 1; y > 0; y--) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (isBar(image.getRGB(x, y))) {
                    return y;
                }
            }
        }
        throw new AssertionError("no bar");
    }
}
