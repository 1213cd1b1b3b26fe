package io.waybill.app.slice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for some texts in bytes, in every form in which a program may have written them there. */
final class Traces {

    /** What is looked for, one character for each byte, and which text it is a form of. */
    private final Map<String, String> forms = new LinkedHashMap<>();

    private final Set<String> found = new TreeSet<>();

    Traces(Collection<String> texts) {
        for (String text : texts) {
            for (String written : List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
                for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
                    encoded(text, written.getBytes(charset), charset.name());
                }
                add(text, escaped(written), "JSON");
                add(text, escaped(written).toUpperCase(Locale.ROOT).replace("\\U", "\\u"), "JSON");
            }
        }
    }

    private void encoded(String text, byte[] bytes, String charset) {
        add(text, new String(bytes, ISO_8859_1), charset);
        add(text, HexFormat.of().formatHex(bytes), charset + " hexadecimal");
        add(text, HexFormat.of().withUpperCase().formatHex(bytes), charset + " hexadecimal");
        for (int before = 0; before < 3; before++) {
            String base64 = inBase64(bytes, before);
            add(text, base64, charset + " Base64");
            add(text, base64.replace('+', '-').replace('/', '_'), charset + " Base64");
        }
        if (charset.equals(UTF_8.name())) {
            String percent = URLEncoder.encode(text, UTF_8);
            add(text, percent, "percent-encoded");
            add(text, percent.toLowerCase(Locale.ROOT), "percent-encoded");
        }
    }

    /** Where it stands after so many other bytes: the characters that depend on nothing around it. */
    private static String inBase64(byte[] bytes, int before) {
        byte[] all = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, all, before, bytes.length);
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(all);
        int first = before == 0 ? 0 : before + 1;
        int last = all.length % 3 == 0 ? base64.length() : base64.length() - 1;
        return base64.substring(first, last);
    }

    private static String escaped(String text) {
        var json = new StringBuilder();
        text.chars()
                .forEach(character -> json.append(
                        character < 128 ? Character.toString(character) : String.format("\\u%04x", character)));
        return json.toString();
    }

    private void add(String text, String form, String how) {
        forms.putIfAbsent(form, text + " (" + how + ")");
    }

    /** Looks through something. */
    void lookAt(String where, byte[] bytes) {
        String content = new String(bytes, ISO_8859_1);
        forms.forEach((form, text) -> {
            if (content.contains(form)) {
                found.add(where + ": " + text);
            }
        });
    }

    /** Looks through a text. */
    void lookAt(String where, String text) {
        lookAt(where, text.getBytes(UTF_8));
    }

    /** What was found, and where. */
    List<String> found() {
        return new ArrayList<>(found);
    }
}
