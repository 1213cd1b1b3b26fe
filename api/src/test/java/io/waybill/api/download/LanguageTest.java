package io.waybill.api.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.report.ReportType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    th                | THAI
                    th-TH,en;q=0.8    | THAI
                    en,th             | ENGLISH
                    de,th;q=0.5       | THAI
                    de                | ENGLISH
                    *                 | ENGLISH
                    ;;;=,             | ENGLISH
                    ''                | ENGLISH
                    """)
    void the_language_that_is_asked_for_first(String asked, Language language) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, asked);
        assertThat(Language.askedFor(headers)).isEqualTo(language);
    }

    @Test
    void who_asks_for_none_reads_english() {
        assertThat(Language.askedFor(new HttpHeaders())).isEqualTo(Language.ENGLISH);
    }

    @Test
    void both_languages_know_the_same_words() throws IOException {
        assertThat(keys("th")).isEqualTo(keys("en"));
        for (var type : ReportType.values()) {
            assertThat(keys("en"))
                    .contains(type.path())
                    .containsAll(type.groupings())
                    .containsAll(type.filters());
        }
    }

    private static Set<Object> keys(String tag) throws IOException {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(Language.class.getResourceAsStream("words_" + tag + ".properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        }
        return words.keySet();
    }
}
