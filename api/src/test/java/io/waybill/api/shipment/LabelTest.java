package io.waybill.api.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import io.waybill.messages.Money;
import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.ShipmentCustomer;
import io.waybill.messages.shipment.ShipmentEnd;
import io.waybill.messages.shipment.ShipmentStatus;
import io.waybill.messages.shipment.ShipmentView;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Labels, printed and looked at. */
class LabelTest {

    private static final String THAI_NAME = "คุณน้ำผึ้ง ใจซื่อ";

    @Test
    void the_barcode_on_the_printed_page_is_the_tracking_number() throws Exception {
        assertThat(scanned(label("TP123456789012", THAI_NAME, "12/3 ถนนนิมมานเหมินท์")))
                .isEqualTo("TP123456789012");
        assertThat(scanned(label("WXYZ123456789012", "Ann", "1 Road"))).isEqualTo("WXYZ123456789012");
    }

    @Test
    void a_label_is_one_page_of_a6_that_brings_its_fonts_and_can_be_read() throws Exception {
        try (var document = label("TP123456789012", THAI_NAME, "12/3 ถนนนิมมานเหมินท์ ตำบลสุเทพ")) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth()).isEqualTo(297);
            List<PDFont> fonts = new ArrayList<>();
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("TP123456789012", "THAILAND POST", "Bangkok 10110 TH", "order 7");
            ImageIO.write(image(document), "png", new File("target/label.png"));
        }
    }

    @Test
    void the_longest_texts_still_leave_one_page_that_can_be_scanned() throws Exception {
        String thai = "ถนนนิมมานเหมินท์ตำบลสุเทพอำเภอเมืองเชียงใหม่".repeat(5).substring(0, 200);
        try (var document = label("TP123456789012", "W".repeat(200), thai)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            ImageIO.write(image(document), "png", new File("target/long-label.png"));
            assertThat(scan(document)).isEqualTo("TP123456789012");
        }
    }

    private static String scanned(PDDocument document) throws IOException, NotFoundException {
        try (document) {
            return scan(document);
        }
    }

    private static String scan(PDDocument document) throws IOException, NotFoundException {
        var image = image(document);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            var found = new Code128Reader().decode(new BinaryBitmap(new HybridBinarizer(source)));
            assertThat(found.getBarcodeFormat()).isEqualTo(BarcodeFormat.CODE_128);
            return found.getText();
        } catch (com.google.zxing.FormatException e) {
            throw new AssertionError(e);
        }
    }

    /** As a label printer has it: 203 dots per inch. */
    private static BufferedImage image(PDDocument document) throws IOException {
        return new PDFRenderer(document).renderImageWithDPI(0, 203);
    }

    private static PDDocument label(String number, String name, String line) throws IOException {
        return Loader.loadPDF(new Label(new ShipmentView(
                        "s1",
                        number,
                        "order 7",
                        new ShipmentCustomer(name, "ann@example.org", "+66 2 123 4567"),
                        new ShipmentEnd("Waybill Tea", "1 Sukhumvit Road", null, "Bangkok", "10110", "TH"),
                        new ShipmentEnd(null, line, null, "เชียงใหม่", "50200", "TH"),
                        List.of(new Parcel(1200, 300, 200, 150)),
                        List.of(),
                        "THAILAND_POST",
                        "EMS",
                        new Money(3500, "THB"),
                        LocalDate.parse("2026-03-04"),
                        ShipmentStatus.BOOKED,
                        Instant.parse("2026-03-01T04:30:00Z"),
                        List.of(),
                        0))
                .pdf());
    }
}
