package io.waybill.api.shipment;

import io.waybill.messages.shipment.Parcel;
import io.waybill.messages.shipment.ShipmentCustomer;
import io.waybill.messages.shipment.ShipmentEnd;
import io.waybill.messages.shipment.ShipmentView;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.Barcode128;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/** The label of a shipment: one page of A6, with the tracking number as Code 128 (ISO/IEC 15417). Lengths are in points. */
final class Label {

    private static final float WIDTH = PageSize.A6.getWidth();
    private static final float HEIGHT = PageSize.A6.getHeight();
    private static final float MARGIN = 14;
    private static final float BAR_HEIGHT = 62;

    /** The widest module: 0.5 mm. On each side of the bars are ten modules of nothing. */
    private static final float WIDEST_MODULE = 1.45f;

    private static final int QUIET_MODULES = 20;

    private final ShipmentView shipment;

    Label(ShipmentView shipment) {
        this.shipment = shipment;
    }

    byte[] pdf() {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A6)) {
            var writer = PdfWriter.getInstance(document, bytes);
            document.addTitle(shipment.trackingNumber());
            document.open();
            draw(writer.getDirectContent());
        }
        return bytes.toByteArray();
    }

    private void draw(PdfContentByte page) {
        var bold = LabelText.bold(page);
        var plain = LabelText.plain(page);
        bold.write(List.of(shipment.carrier().replace('_', ' ')), MARGIN, HEIGHT - 12, HEIGHT - 34, 16);
        plain.write(List.of(shipment.service()), MARGIN, HEIGHT - 34, HEIGHT - 50, 10);
        barcode(page, HEIGHT - 58 - BAR_HEIGHT);
        bold.write(List.of(shipment.trackingNumber()), MARGIN, HEIGHT - 122, HEIGHT - 142, 14);
        line(page, HEIGHT - 146);
        plain.write(List.of("ผู้รับ / To"), MARGIN, HEIGHT - 148, HEIGHT - 160, 8);
        bold.write(lines(shipment.to(), shipment.customer()), MARGIN, HEIGHT - 165, 108, 15);
        line(page, 104);
        plain.write(List.of("ผู้ส่ง / From"), MARGIN, 102, 90, 8);
        plain.write(lines(shipment.from(), null), MARGIN, 90, 34, 9);
        line(page, 32);
        plain.write(List.of(contents()), MARGIN, 30, 8, 8);
    }

    private static List<String> lines(ShipmentEnd end, @Nullable ShipmentCustomer customer) {
        String name = end.name() == null && customer != null ? customer.name() : end.name();
        String place = joined(end.city(), end.postalCode(), end.country());
        return Stream.of(name, end.line1(), end.line2(), place, customer == null ? null : customer.phone())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    private static String joined(@Nullable String... texts) {
        return String.join(
                " ",
                Stream.of(texts).filter(Objects::nonNull).map(String::valueOf).toList());
    }

    private String contents() {
        long grams = shipment.parcels().stream().mapToLong(Parcel::weightGrams).sum();
        return String.format(
                Locale.ROOT,
                "%s  ·  %d pcs  ·  %.2f kg",
                shipment.reference(),
                shipment.parcels().size(),
                grams / 1000.0);
    }

    private void barcode(PdfContentByte page, float bottom) {
        var barcode = new Barcode128();
        barcode.setCode(shipment.trackingNumber());
        barcode.setFont(null);
        barcode.setBarHeight(BAR_HEIGHT);
        barcode.setX(1);
        float modules = barcode.getBarcodeSize().getWidth();
        float module = Math.min(WIDEST_MODULE, (WIDTH - 2 * MARGIN) / (modules + QUIET_MODULES));
        barcode.setX(module);
        page.saveState();
        page.concatCTM(1, 0, 0, 1, (WIDTH - modules * module) / 2, bottom);
        barcode.placeBarcode(page, Color.BLACK, Color.BLACK);
        page.restoreState();
    }

    private static void line(PdfContentByte page, float y) {
        page.setLineWidth(0.7f);
        page.moveTo(MARGIN, y);
        page.lineTo(WIDTH - MARGIN, y);
        page.stroke();
    }
}
