package io.waybill.api.download;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.LayoutProcessor;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * Text in one font, placed by the layout engine of the JDK, which knows where Thai vowels and tone marks go. Lengths are in
 * points.
 *
 * @param font the font
 */
record PdfText(BaseFont font) {

    private static final Locale THAI = Locale.of("th", "TH");
    private static final String CUT = "…";

    /** How wide a text is. */
    float width(String text, float size) {
        if (text.isEmpty()) {
            return 0;
        }
        var glyphs = LayoutProcessor.computeGlyphVector(font, size, text);
        return (float) glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
    }

    /** Writes a text from a point on. */
    void write(PdfContentByte page, String text, float x, float y, float size) {
        if (text.isEmpty()) {
            return;
        }
        page.beginText();
        page.setFontAndSize(font, size);
        page.setTextMatrix(x, y);
        page.showText(text);
        page.endText();
    }

    /** Writes a text up to a point. */
    void writeUpTo(PdfContentByte page, String text, float right, float y, float size) {
        write(page, text, right - width(text, size), y, size);
    }

    /** A text in one line, cut between two characters where it is too wide. */
    String fitted(String text, float size, float room) {
        String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        if (width(line, size) <= room) {
            return line;
        }
        var characters = pieces(line, BreakIterator.getCharacterInstance(THAI));
        int fits = 0;
        int tooMany = characters.size();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            if (width(String.join("", characters.subList(0, middle)) + CUT, size) <= room) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return String.join("", characters.subList(0, fits)) + CUT;
    }

    /** A text in lines that end where words do, which Thai does not separate by spaces. */
    List<String> lines(String text, float size, float room, int most) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : pieces(text, BreakIterator.getLineInstance(THAI))) {
            if (!line.isEmpty() && lines.size() < most - 1 && width((line + word).strip(), size) > room) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(fitted(line.toString(), size, room));
        return lines;
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
}
