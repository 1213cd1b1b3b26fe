package io.waybill.api.download;

import io.waybill.api.font.Sarabun;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Pages of A4 that are filled from the top, each with its number and that of the last one. That number is known in the end:
 * pages show a picture of it, which is drawn last, so that none has to be kept until then. Lengths are in points.
 */
final class PdfPaper {

    static final float MARGIN = 36;
    static final Color INK = new Color(0x1B, 0x26, 0x31);
    static final Color FAINT = new Color(0x6B, 0x77, 0x85);
    static final Color RULE = new Color(0xC9, 0xD2, 0xDB);

    private static final float FOOT = 22;
    private static final float FOOT_SIZE = 8;
    private static final float NUMBER_WIDTH = 40;

    private final ByteArrayOutputStream ready = new ByteArrayOutputStream();
    private final PdfText plain;
    private final PdfText bold;
    private final Rectangle size;
    private final Document document;
    private final PdfContentByte page;
    private final PdfTemplate last;
    private final String title;
    private final Language language;
    private float y;
    private int pages;

    PdfPaper(String title, Language language, boolean across, Sarabun font) {
        this.title = title;
        this.language = language;
        this.plain = new PdfText(font.plain());
        this.bold = new PdfText(font.bold());
        this.size = across ? new Rectangle(PageSize.A4.getHeight(), PageSize.A4.getWidth()) : PageSize.A4;
        this.document = new Document(size);
        var writer = PdfWriter.getInstance(document, ready);
        writer.setPageEvent(new Foot());
        document.addTitle(title);
        document.addCreator("Waybill");
        document.open();
        this.page = writer.getDirectContent();
        this.last = page.createTemplate(NUMBER_WIDTH, FOOT_SIZE * 2);
        this.y = top();
    }

    private final class Foot extends PdfPageEventHelper {

        @Override
        public void onEndPage(PdfWriter writer, Document ended) {
            page.setColorFill(FAINT);
            plain.write(page, plain.fitted(title, FOOT_SIZE, width() / 2), left(), FOOT, FOOT_SIZE);
            String number = language.word("page") + " " + writer.getPageNumber() + " " + language.word("page.of") + " ";
            float start = right() - NUMBER_WIDTH / 2;
            plain.writeUpTo(page, number, start, FOOT, FOOT_SIZE);
            page.addTemplate(last, start, FOOT);
            pages = writer.getPageNumber();
        }

        @Override
        public void onCloseDocument(PdfWriter writer, Document closed) {
            last.setColorFill(FAINT);
            plain.write(last, Integer.toString(pages), 0, 0, FOOT_SIZE);
        }
    }

    PdfContentByte page() {
        return page;
    }

    PdfText plain() {
        return plain;
    }

    PdfText bold() {
        return bold;
    }

    float left() {
        return MARGIN;
    }

    float right() {
        return size.getWidth() - MARGIN;
    }

    float width() {
        return right() - left();
    }

    private float top() {
        return size.getHeight() - MARGIN;
    }

    /** Where the part of the page begins that is empty yet, from below. */
    float y() {
        return y;
    }

    /** Whether there is so much room left on the page. */
    boolean hasRoom(float height) {
        return y - height >= MARGIN;
    }

    /** Takes room from the page. */
    void take(float height) {
        y -= height;
    }

    /** Goes on at the top of a new page. */
    void turn() {
        document.newPage();
        y = top();
    }

    /** Ends the last page, and all. */
    void end() {
        document.close();
    }

    /** The bytes that are ready since this was last asked. */
    byte[] taken() {
        byte[] bytes = ready.toByteArray();
        ready.reset();
        return bytes;
    }
}
