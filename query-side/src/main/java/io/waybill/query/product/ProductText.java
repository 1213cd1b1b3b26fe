package io.waybill.query.product;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a text means to a search for products. Each way in which a product can match is worth so many points, and a product
 * has the sum of them: points depend on that product and the text alone, so they stay the same while others come and go, and
 * pages go on where they ended.
 */
final class ProductText {

    private static final List<String> NAME = List.of("name", "name.thai", "name.english");
    private static final List<String> ALL =
            List.of("name", "name.thai", "name.english", "description", "description.thai", "description.english");
    private static final int SHORTEST_SKU_BEGINNING = 3;

    /** How many of the pieces of a misspelt name there must be. */
    private static final String MOST_PIECES = "67%";

    private static final String ALL_PIECES = "100%";
    private static final int PIECE = 3;

    /** What pieces are without, as the index has them: the Thai marks for tones, shortness and silence. */
    private static final Pattern MARKS = Pattern.compile("[\\u0E47-\\u0E4E]");

    private ProductText() {}

    /** Everything is in the product as it is written, but for case and grammar. */
    static Query written(String text) {
        return Query.of(query -> query.bool(ways -> {
            ways.should(worth(60, Query.of(q -> q.term(t -> t.field("sku").value(text)))))
                    .should(worth(
                            50, Query.of(q -> q.term(t -> t.field("name.exact").value(text)))))
                    .should(worth(30, words(text, NAME, TextQueryType.Phrase)))
                    .should(worth(20, words(text, NAME, TextQueryType.CrossFields)))
                    .should(worth(10, words(text, ALL, TextQueryType.CrossFields)))
                    .should(worth(
                            10, Query.of(q -> q.term(t -> t.field("category").value(text)))));
            if (text.length() >= SHORTEST_SKU_BEGINNING) {
                ways.should(worth(5, Query.of(q -> q.prefix(p -> p.field("sku").value(text)))));
            }
            return ways.minimumShouldMatch("1");
        }));
    }

    /** The product has something that looks much like it. */
    static Query misspelt(String text) {
        return Query.of(query -> query.bool(ways -> ways.should(worth(8, similar(text, NAME)))
                .should(worth(4, similar(text, ALL)))
                .should(worth(2, pieces(text, MOST_PIECES)))
                .minimumShouldMatch("1")));
    }

    /** The product's name goes on from what is typed, or one of its words does. */
    static Query begun(String text) {
        return Query.of(query -> query.bool(ways -> ways.should(worth(
                        8, Query.of(q -> q.prefix(p -> p.field("name.exact").value(text)))))
                .should(worth(5, all("name.beginnings", text)))
                .should(worth(5, all("name.thai_beginnings", text)))
                .should(worth(3, pieces(text, ALL_PIECES)))
                .should(worth(2, Query.of(q -> q.prefix(p -> p.field("sku").value(text)))))
                .should(worth(
                        1,
                        Query.of(q -> q.match(match -> match.field("name.beginnings")
                                .query(text)
                                .operator(Operator.And)
                                .fuzziness("AUTO")
                                .prefixLength(1)))))
                .minimumShouldMatch("1")));
    }

    /** So many of the pieces of a text are in a name. A query for the text itself would take any one of them for all. */
    private static Query pieces(String text, String share) {
        int[] letters = MARKS.matcher(text)
                .replaceAll("")
                .codePoints()
                .map(Character::toLowerCase)
                .toArray();
        return Query.of(query -> query.bool(bool -> {
            if (letters.length < PIECE) {
                return bool.mustNot(any -> any.matchAll(all -> all));
            }
            for (int at = 0; at <= letters.length - PIECE; at++) {
                String piece = new String(letters, at, PIECE);
                bool.should(one -> one.term(term -> term.field("name.pieces").value(piece)));
            }
            return bool.minimumShouldMatch(share);
        }));
    }

    private static Query worth(int points, Query way) {
        return Query.of(
                query -> query.constantScore(constant -> constant.filter(way).boost((float) points)));
    }

    private static Query words(String text, List<String> fields, TextQueryType how) {
        return Query.of(query -> query.multiMatch(
                match -> match.query(text).fields(fields).type(how).operator(Operator.And)));
    }

    private static Query similar(String text, List<String> fields) {
        return Query.of(query -> query.multiMatch(match -> match.query(text)
                .fields(fields)
                .operator(Operator.And)
                .fuzziness("AUTO")
                .prefixLength(1)));
    }

    private static Query all(String field, String text) {
        return Query.of(
                query -> query.match(match -> match.field(field).query(text).operator(Operator.And)));
    }
}
