package io.waybill.api.download;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/** The languages that files for people are written in. */
public enum Language {
    /** English, also for whoever asks for neither. */
    ENGLISH("en"),
    /** Thai. */
    THAI("th");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /**
     * The language that somebody asks for.
     *
     * @param headers with {@code Accept-Language} (RFC 9110), or without
     * @return the one that is asked for first, or else English
     */
    public static Language askedFor(HttpHeaders headers) {
        List<Locale.LanguageRange> asked;
        try {
            asked = headers.getAcceptLanguage();
        } catch (IllegalArgumentException unreadable) {
            return ENGLISH;
        }
        String found = Locale.lookupTag(
                asked, Arrays.stream(values()).map(Language::tag).toList());
        return found == null ? ENGLISH : tagged(found);
    }

    /**
     * The language of a tag.
     *
     * @param tag as in BCP 47, for example {@code th}
     * @return the language, or else English
     */
    public static Language tagged(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** Its tag (BCP 47). */
    public String tag() {
        return tag;
    }

    /**
     * What something is called.
     *
     * @param name its name in the API, for example {@code stockValue}
     * @return the words for it, or the name itself where there are none
     */
    public String word(String name) {
        return Objects.requireNonNull(Words.OF.get(this)).getProperty(name, name);
    }

    /** Reads all words now: they are in files, which must not be read on an event loop. */
    static void load() {
        Objects.requireNonNull(Words.OF);
    }

    private static final class Words {

        static final Map<Language, Properties> OF =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(language -> language, Words::read));

        private static Properties read(Language language) {
            String name = "words_" + language.tag + ".properties";
            var words = new Properties();
            try (var file = new InputStreamReader(
                    Objects.requireNonNull(Language.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
                words.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return words;
        }
    }
}
