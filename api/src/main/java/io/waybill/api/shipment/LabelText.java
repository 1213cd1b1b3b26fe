package io.waybill.api.shipment;

import io.waybill.api.font.Sarabun;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.LayoutProcessor;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * Writes text on a label, in a font that is embedded. Glyphs are placed by the layout engine of the JDK, which knows where
 * Thai vowels and tone marks go; lines end where words do, which Thai does not separate by spaces.
 */
final class LabelText {

    private static final Locale THAI = Locale.of("th", "TH");
    private static final float MARGIN = 14;
    private static final float WIDTH = PageSize.A6.getWidth() - 2 * MARGIN;
    private static final float SMALLEST = 5;

    /** Room for vowels below and tone marks above. */
    private static final float LEADING = 1.35f;

    private final PdfContentByte page;
    private final BaseFont font;

    private LabelText(PdfContentByte page, BaseFont font) {
        this.page = page;
        this.font = font;
    }

    static LabelText plain(PdfContentByte page) {
        return new LabelText(page, Fonts.PAIR.plain());
    }

    static LabelText bold(PdfContentByte page) {
        return new LabelText(page, Fonts.PAIR.bold());
    }

    /** Writes texts below each other, smaller where they would not fit; what does not fit at the smallest size is left out. */
    void write(List<String> texts, float x, float top, float bottom, float largest) {
        float size = largest;
        var lines = lines(texts, size);
        while (lines.size() * size * LEADING > top - bottom && size > SMALLEST) {
            size -= 0.5f;
            lines = lines(texts, size);
        }
        float y = top - size * LEADING * 0.8f;
        page.beginText();
        page.setFontAndSize(font, size);
        for (String line : lines) {
            if (y < bottom) {
                break;
            }
            page.setTextMatrix(x, y);
            page.showText(line);
            y -= size * LEADING;
        }
        page.endText();
    }

    private List<String> lines(List<String> texts, float size) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            var line = new StringBuilder();
            for (String word : pieces(text, BreakIterator.getLineInstance(THAI))) {
                // A word that is too long for any line is broken between its characters.
                for (String piece : fits(word, size) ? List.of(word) : characters(word)) {
                    if (!line.isEmpty() && !fits(line + piece, size)) {
                        lines.add(line.toString().strip());
                        line.setLength(0);
                    }
                    line.append(piece);
                }
            }
            lines.add(line.toString().strip());
        }
        return lines;
    }

    private static List<String> characters(String word) {
        return pieces(word, BreakIterator.getCharacterInstance(THAI));
    }

    private static List<String> pieces(String text, BreakIterator breaks) {
        breaks.setText(text);
        List<String> pieces = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            pieces.add(text.substring(start, end));
            start = end;
        }
        return pieces;
    }

    private boolean fits(String text, float size) {
        if (text.isBlank()) {
            return true;
        }
        var glyphs = LayoutProcessor.computeGlyphVector(font, size, text.stripTrailing());
        return glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX() <= WIDTH;
    }

    /** Read once, when the first label is printed. */
    private static final class Fonts {

        static final Sarabun PAIR = Sarabun.read();
    }
}
