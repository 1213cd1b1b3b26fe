package io.waybill.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.Origin;
import io.waybill.messages.audit.UsageEntry;
import io.waybill.messages.audit.UsageEntry.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which requests are counted together, and that none is forgotten. */
class AlikeReadsTest {

    private static final String STOCK = "GET /api/stock/{id}";

    private final AlikeReads reads = new AlikeReads();

    @Test
    void of_those_alike_the_first_is_recorded_and_the_others_are_counted() {
        assertThat(reads.count(read("1", STOCK, "somebody", 10))).isFalse();
        assertThat(reads.count(read("2", STOCK, "somebody", 20))).isTrue();
        assertThat(reads.count(read("3", STOCK, "somebody", 40))).isTrue();

        var counted = reads.take();

        assertThat(counted).singleElement().satisfies(noted -> {
            assertThat(noted.entry().id()).isEqualTo("3");
            assertThat(noted.entry().count()).isEqualTo(2);
            assertThat(noted.entry().millis()).isEqualTo(30);
            assertThat(noted.entry().ids()).isEmpty();
            assertThat(noted.entry().userId()).isEqualTo("somebody");
        });
        assertThat(reads.count(counted.getFirst()))
                .as("what comes back from Kafka is not counted again")
                .isFalse();
        assertThat(reads.take()).isEmpty();
        assertThat(reads.count(read("4", STOCK, "somebody", 10))).isFalse();
    }

    @Test
    void one_more_stays_as_it_is() {
        var second = read("2", STOCK, "somebody", 20);
        reads.count(read("1", STOCK, "somebody", 10));
        reads.count(second);

        assertThat(reads.take()).containsExactly(second);
    }

    @Test
    void others_and_other_things_are_not_alike() {
        assertThat(reads.count(read("1", STOCK, "somebody", 1))).isFalse();
        assertThat(reads.count(read("2", STOCK, "somebody else", 1))).isFalse();
        assertThat(reads.count(read("3", STOCK, null, 1))).isFalse();
        assertThat(reads.count(read("4", "GET /api/stock", "somebody", 1))).isFalse();
        assertThat(reads.take()).isEmpty();
    }

    @Test
    void what_is_about_persons_or_fails_or_is_taken_away_is_recorded_each_time() {
        for (int time = 0; time < 2; time++) {
            assertThat(reads.count(read("a", "GET /api/users/{id}", "somebody", 1)))
                    .isFalse();
            assertThat(reads.count(read("b", "GET /api/shipments", "somebody", 1)))
                    .isFalse();
            assertThat(reads.count(read("c", "POST /api/stock", "somebody", 1))).isFalse();
            assertThat(reads.count(request("d", STOCK, "somebody", 403, Outcome.DENIED, null)))
                    .isFalse();
            assertThat(reads.count(request("e", STOCK, "somebody", 200, Outcome.SUCCEEDED, "text/csv")))
                    .isFalse();
        }
    }

    @Test
    void a_moment_begins_with_the_first() {
        assertThat(reads.isDue(System.nanoTime() + 2 * AlikeReads.NANOS)).isFalse();
        reads.count(read("1", STOCK, "somebody", 10));
        assertThat(reads.isDue(System.nanoTime() + AlikeReads.NANOS)).isTrue();
        reads.take();
        assertThat(reads.isDue(System.nanoTime() + AlikeReads.NANOS)).isFalse();
    }

    private static Noted read(String id, String action, @Nullable String userId, long millis) {
        return noted(id, action, userId, 200, Outcome.SUCCEEDED, "application/json", millis);
    }

    private static Noted request(
            String id, String action, String userId, int status, Outcome outcome, @Nullable String format) {
        return noted(id, action, userId, status, outcome, format, 1);
    }

    private static Noted noted(
            String id,
            String action,
            @Nullable String userId,
            int status,
            Outcome outcome,
            @Nullable String format,
            long millis) {
        var entry = new UsageEntry(
                id,
                Instant.EPOCH,
                action,
                List.of("thing"),
                userId,
                "r",
                "t",
                status,
                outcome,
                millis,
                format,
                null,
                null);
        return new Noted(entry, new Origin("127.0.0.1", "browser"));
    }
}
