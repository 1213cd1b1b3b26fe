package io.waybill.app.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.slice.RunningWaybill.Running;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import tools.jackson.databind.JsonNode;

/** Reports and the audit trail as workbooks and documents, downloaded and opened. */
@ExtendWith(RunningWaybill.class)
class DownloadIT {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Running waybill;
    private final Trading trading;

    DownloadIT(Running waybill) {
        this.waybill = waybill;
        this.trading = new Trading(waybill);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stock-status",
                "stock-movements",
                "sales-summary",
                "shipping-performance",
                "user-activity",
                "financial-statement"
            })
    void every_report_is_a_workbook_and_a_document_too(String type) throws IOException {
        trading.move(trading.stockedAt("DOWNLOADED", 9), "SOLD", 1)
                .expectStatus()
                .isOk();

        var xlsx = download("/api/reports/" + type, XLSX, "");
        assertThat(xlsx.getResponseHeaders().getContentType()).hasToString(XLSX);
        assertThat(xlsx.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment; filename=\"" + type)
                .endsWith(".xlsx\"");
        assertThat(sheets(xlsx)).containsKeys("Data", "About");

        var pdf = download("/api/reports/" + type + "?format=pdf", "application/json", "th");
        assertThat(pdf.getResponseHeaders().getContentType()).hasToString("application/pdf");
        try (var document = Loader.loadPDF(Objects.requireNonNull(pdf.getResponseBody()))) {
            assertThat(new PDFTextStripper().getText(document)).contains("1");
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 100), "png", new File("target/" + type + ".png"));
        }
    }

    @Test
    void a_workbook_says_what_the_report_says() throws IOException {
        for (String location : List.of("BOOK-1", "BOOK-2", "BOOK-3")) {
            trading.move(trading.stockedAt(location, 9), "SOLD", 2)
                    .expectStatus()
                    .isOk();
        }
        Eventually.get(
                () -> report("sales-summary?groupBy=location&location=BOOK-3"),
                report -> report.get("rows").size() == 1);

        // However few it is to read at once.
        var sheets = sheets(download("/api/reports/sales-summary?groupBy=location&limit=2&format=xlsx", "*/*", ""));

        var report = report("sales-summary?groupBy=location");
        var data = Objects.requireNonNull(sheets.get("Data"));
        assertThat(texts(data.getFirst())).containsExactly("Location", "Currency", "Sales", "Quantity", "Amount");
        assertThat(data).hasSize(1 + report.get("rows").size());
        int line = 1;
        for (var row : report.get("rows")) {
            var read = data.get(line++);
            assertThat(read.getCellText(0)).isEqualTo(row.get("location").asString());
            assertThat(read.getCell(2).getType()).isEqualTo(CellType.NUMBER);
            assertThat(read.getCell(4).asNumber())
                    .isEqualByComparingTo(
                            new BigDecimal(row.at("/amount/amount").asString()));
        }
        assertThat(Objects.requireNonNull(sheets.get("Totals")))
                .hasSize(1 + report.get("totals").size());
        assertThat(Objects.requireNonNull(sheets.get("About")).stream().map(row -> row.getCellText(0)))
                .contains("Period", "Grouped by", "Made at");
    }

    @Test
    void a_day_is_a_day_and_a_formula_is_a_text() throws IOException {
        var product = new HashMap<>(Trading.product("=HYPERLINK(\"http://evil.example\")", 9));
        product.put("location", "BOOKED");
        String id = Objects.requireNonNull(trading.register(product)
                        .expectStatus()
                        .isCreated()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .get("id")
                .asString();
        Eventually.get(
                () -> report("stock-movements?groupBy=product&productId=" + id),
                report -> report.get("rows").size() == 1);

        var byProduct = sheets(
                download("/api/reports/stock-movements?groupBy=product&format=xlsx&productId=" + id, "*/*", "th"));
        var name = Objects.requireNonNull(byProduct.get("ข้อมูล")).get(1).getCell(2);
        assertThat(name.getType()).isEqualTo(CellType.STRING);
        assertThat(name.asString()).isEqualTo("=HYPERLINK(\"http://evil.example\")");

        var byDay = sheets(download("/api/reports/stock-movements?format=xlsx&productId=" + id, "*/*", ""));
        assertThat(Objects.requireNonNull(byDay.get("Data"))
                        .get(1)
                        .getCell(0)
                        .asDate()
                        .toLocalDate())
                .isEqualTo(LocalDate.parse(report("stock-movements").get("to").asString()));
    }

    @Test
    void the_audit_trail_is_a_workbook_with_all_that_matches() throws IOException {
        String item = trading.stocked("Exported", 1);
        waybill.client()
                .post()
                .uri("/api/stock/movements")
                .bodyValue(Collections.nCopies(600, Map.of("stockItemId", item, "type", "RECEIVED", "quantity", 1)))
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
        String query = "/api/audit?entityId=" + item + "&action=stock.movement-recorded";
        var data = Eventually.get(
                () -> Objects.requireNonNull(sheets(download(query, XLSX, "")).get("Data")),
                rows -> rows.size() == 602);

        assertThat(texts(data.getFirst())).startsWith("Position", "Time (UTC)", "Action");
        assertThat(IntStream.range(1, 602)
                        .mapToObj(line -> data.get(line).getCell(0).asNumber().longValueExact())
                        .toList())
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Collections.reverseOrder());
        assertThat(data.get(1).getCell(1).asDate().getYear()).isGreaterThanOrEqualTo(2026);
        assertThat(data.get(1).getCellText(5)).isEqualTo(item);
    }

    private JsonNode report(String report) {
        return trading.get("/api/reports/" + report);
    }

    private EntityExchangeResult<byte[]> download(String uri, String accept, String language) {
        return waybill.client()
                .mutate()
                .responseTimeout(Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(-1))
                .build()
                .get()
                .uri(uri)
                .header(HttpHeaders.ACCEPT, accept)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult();
    }

    private static Map<String, List<Row>> sheets(EntityExchangeResult<byte[]> file) throws IOException {
        Map<String, List<Row>> sheets = new LinkedHashMap<>();
        var bytes = new ByteArrayInputStream(Objects.requireNonNull(file.getResponseBody()));
        try (var workbook = new ReadableWorkbook(bytes, new ReadingOptions(true, true))) {
            for (var sheet : workbook.getSheets().toList()) {
                sheets.put(sheet.getName(), sheet.read());
            }
        }
        return sheets;
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell.asString()).toList();
    }
}
