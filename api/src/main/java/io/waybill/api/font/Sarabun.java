package io.waybill.api.font;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.LayoutProcessor;

/**
 * A font that knows Thai and Latin, in two weights. A pair of them is read from files that have one position: it is for
 * one thread at a time, so whoever prints on a thread of its own has a pair of its own, once and for all.
 *
 * @param plain the regular weight
 * @param bold the bold weight
 */
public record Sarabun(BaseFont plain, BaseFont bold) {

    static {
        // The layout engine of the JDK places Thai vowels and tone marks; it can be switched on once, for all fonts.
        LayoutProcessor.enableKernLiga();
        LayoutProcessor.setWriteActualText();
    }

    /** Reads a pair, which blocks for some milliseconds; it is never forgotten. */
    public static Sarabun read() {
        return new Sarabun(font("Sarabun-Regular.ttf"), font("Sarabun-Bold.ttf"));
    }

    private static BaseFont font(String name) {
        try {
            return BaseFont.createFont(
                    "io/waybill/api/font/" + name,
                    BaseFont.IDENTITY_H,
                    BaseFont.EMBEDDED,
                    BaseFont.NOT_CACHED,
                    null,
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
