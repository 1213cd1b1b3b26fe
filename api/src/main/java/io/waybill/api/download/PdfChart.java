package io.waybill.api.download;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Bars, or a line where they would be too many, over an axis that begins at nothing. Lengths are in points. */
final class PdfChart {

    static final float HEIGHT = 170;

    private static final float SIZE = 6.5f;
    private static final float SCALE_WIDTH = 58;
    private static final float LABELS_HEIGHT = 16;
    private static final int LINES = 4;
    private static final int MOST_BARS = 62;
    private static final float LABEL_ROOM = 46;
    private static final Color BAR = new Color(0x2F, 0x6F, 0xA8);

    private final PdfPaper paper;
    private final List<Bar> bars;
    private final double step;
    private final double lowest;
    private final double highest;

    /**
     * What is drawn at a place.
     *
     * @param label what stands below it
     * @param value how high it is
     */
    record Bar(String label, double value) {}

    PdfChart(PdfPaper paper, List<Bar> bars) {
        this.paper = paper;
        this.bars = List.copyOf(bars);
        double most = Math.max(0, bars.stream().mapToDouble(Bar::value).max().orElse(0));
        double least = Math.min(0, bars.stream().mapToDouble(Bar::value).min().orElse(0));
        this.step = step((most - least) / LINES);
        this.lowest = Math.floor(least / step) * step;
        this.highest = Math.max(step, Math.ceil(most / step) * step);
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    static double step(double least) {
        if (least <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double times : new double[] {1, 2, 5}) {
            if (least <= times * power * (1 + 1e-9)) {
                return times * power;
            }
        }
        return 10 * power;
    }

    void draw() {
        scale();
        if (bars.size() > MOST_BARS) {
            line();
        } else {
            bars();
        }
        labels();
        paper.take(HEIGHT);
    }

    private float left() {
        return paper.left() + SCALE_WIDTH;
    }

    private float bottom() {
        return paper.y() - HEIGHT + LABELS_HEIGHT;
    }

    private float height(double value) {
        return (float) ((value - lowest) / (highest - lowest) * (HEIGHT - LABELS_HEIGHT - SIZE));
    }

    private float place() {
        return (paper.right() - left()) / Math.max(1, bars.size());
    }

    private void scale() {
        var page = paper.page();
        page.setLineWidth(0.4f);
        page.setColorStroke(PdfPaper.RULE);
        page.setColorFill(PdfPaper.FAINT);
        for (int line = 0; lowest + line * step <= highest + step / 2; line++) {
            double value = lowest + line * step;
            float y = bottom() + height(value);
            page.moveTo(left(), y);
            page.lineTo(paper.right(), y);
            page.stroke();
            paper.plain().writeUpTo(page, number(value), left() - 5, y - SIZE / 3, SIZE);
        }
    }

    private String number(double value) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%,." + decimals + "f", new BigDecimal(value));
    }

    private void bars() {
        var page = paper.page();
        page.setColorFill(BAR);
        for (int index = 0; index < bars.size(); index++) {
            double value = bars.get(index).value();
            float zero = bottom() + height(0);
            float end = bottom() + height(value);
            if (value != 0) {
                page.rectangle(
                        left() + (index + 0.15f) * place(), Math.min(zero, end), 0.7f * place(), Math.abs(end - zero));
                page.fill();
            }
        }
    }

    private void line() {
        var page = paper.page();
        page.setColorStroke(BAR);
        page.setLineWidth(1.1f);
        for (int index = 0; index < bars.size(); index++) {
            float x = left() + (index + 0.5f) * place();
            float y = bottom() + height(bars.get(index).value());
            if (index == 0) {
                page.moveTo(x, y);
            } else {
                page.lineTo(x, y);
            }
        }
        page.stroke();
    }

    private void labels() {
        paper.page().setColorFill(PdfPaper.FAINT);
        int every = (int) Math.max(1, Math.ceil(LABEL_ROOM / place()));
        for (int index = 0; index < bars.size(); index += every) {
            float room = Math.max(LABEL_ROOM, place()) - 4;
            String label = paper.plain().fitted(bars.get(index).label(), SIZE, room);
            float x = left() + (index + 0.5f) * place() - paper.plain().width(label, SIZE) / 2;
            paper.plain().write(paper.page(), label, Math.clamp(x, left(), paper.right() - 10), bottom() - 9, SIZE);
        }
    }
}
