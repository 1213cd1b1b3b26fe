package io.waybill.messages.shipment;

import io.waybill.messages.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a carrier fetches or brings a shipment, as a command says it.
 *
 * @param name who is there, or absent, at most {@value #LONGEST_LINE} characters
 * @param lines street, building and the like, 1 to {@value #MOST_LINES} of at most {@value #LONGEST_LINE} characters
 * @param place where on earth that is
 */
public record Address(@Nullable String name, List<String> lines, Place place) {

    /** The most lines of an address. */
    public static final int MOST_LINES = 4;

    /** The most characters of a line. */
    public static final int LONGEST_LINE = 200;

    /**
     * @throws IllegalArgumentException if there is no line or there are too many, or a text is blank or too long
     */
    public Address {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("lines must have 1 to " + MOST_LINES);
        }
        lines.forEach(line -> Texts.required("line", line, LONGEST_LINE));
        if (name != null) {
            Texts.required("name", name, LONGEST_LINE);
        }
    }

    /** Says nothing about a person, since messages end up in logs. */
    @Override
    public String toString() {
        return "Address[" + place + "]";
    }
}
