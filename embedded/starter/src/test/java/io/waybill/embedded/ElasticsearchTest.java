package io.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticsearchTest {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]*)\"");

    @TempDir
    static Path folder;

    private static EmbeddedServers servers;

    @BeforeAll
    static void start() {
        servers = Given.servers(folder, Server.ELASTICSEARCH);
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void namesItselfAtItsRoot() throws Exception {
        assertThat(Http.get(endpoint(), "/")).contains("\"cluster_name\":\"waybill\"", "\"number\":\"9.");
    }

    @Test
    void findsThaiWordsAfterARestart() throws Exception {
        Http.send(endpoint(), "PUT", "/food", """
                {"mappings": {"properties": {"name": {"type": "text", "analyzer": "thai"}}}}""");
        Http.send(endpoint(), "PUT", "/food/_doc/1", """
                {"name": "ประเทศไทยอาหารอร่อย"}""");
        servers.close();

        servers = Given.servers(folder, Server.ELASTICSEARCH);
        assertThat(Http.get(endpoint(), "/food/_search?q=name:%E0%B8%AD%E0%B8%B2%E0%B8%AB%E0%B8%B2%E0%B8%A3"))
                .contains("\"value\":1,", "ประเทศไทยอาหารอร่อย");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "analyzer": "thai"                                                           | ประเทศไทยอาหาร | ประเทศ ไทย อาหาร
            "analyzer": "english"                                                        | the running shoes | run shoe
            "tokenizer": "thai"                                                          | อาหารอร่อย | อาหาร อร่อย
            "tokenizer": "icu_tokenizer"                                                 | rice cooker | rice cooker
            "tokenizer": "keyword", "filter": ["decimal_digit"]                          | ๒๕๖๙ | 2569
            "tokenizer": "keyword", "filter": ["asciifolding"]                           | Café | Cafe
            "tokenizer": "keyword", "filter": ["icu_folding"]                            | BRÛLÉE | brulee
            "tokenizer": "keyword", "filter": ["icu_normalizer"]                         | ﬁne | fine
            "tokenizer": "keyword", "filter": [{"type":"edge_ngram","min_gram":2,"max_gram":4}] | rice | ri ric rice
            "tokenizer": "keyword", "filter": [{"type":"ngram","min_gram":3,"max_gram":3}] | rice | ric ice
            "tokenizer": "keyword", "filter": [{"type":"pattern_replace","pattern":"[่-๋]"}] | ข้าว | ขาว
            "tokenizer": "keyword", "filter": [{"type":"asciifolding","preserve_original":true}] | é | e é
            "tokenizer": "keyword", "filter": [{"type":"icu_normalizer","name":"nfc"}]   | ﬁne | ﬁne
            "tokenizer": "keyword", "filter": [{"type":"stemmer","language":"english"}]  | shipments | shipment
            "tokenizer": "keyword", "filter": [{"type":"stemmer","language":"possessive_english"}] | buyer's | buyer
            "tokenizer": "whitespace"                                                    | SKU-1 SKU-2 | SKU-1 SKU-2
            """)
    void analysesAsTheFullServerDoes(String analysis, String text, String tokens) throws Exception {
        String answer = Http.send(endpoint(), "POST", "/_analyze", "{%s, \"text\": \"%s\"}".formatted(analysis, text))
                .body();

        assertThat(tokens(answer)).as(answer).containsExactlyElementsOf(List.of(tokens.split(" ", -1)));
    }

    @Test
    void foldsKeywordsWithANormalizer() throws Exception {
        Http.send(endpoint(), "PUT", "/brands", """
                {"settings": {"analysis": {"normalizer": {"folded": {"type": "custom", "filter": ["icu_folding"]}}}}}""");

        String answer = Http.send(
                        endpoint(),
                        "POST",
                        "/brands/_analyze",
                        "{\"normalizer\": \"folded\", \"text\": \"Crème BRÛLÉE\"}")
                .body();

        assertThat(tokens(answer)).as(answer).containsExactly("creme brulee");
    }

    private static Endpoint endpoint() {
        return servers.elasticsearchAddress().join();
    }

    private static List<String> tokens(String answer) {
        return TOKEN.matcher(answer)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
