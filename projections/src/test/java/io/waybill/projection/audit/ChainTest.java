package io.waybill.projection.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.audit.ChainReport;
import io.waybill.messages.audit.ChainReport.Break;
import io.waybill.messages.audit.ChainReport.Kind;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever changes one row of the event store is found. */
class ChainTest {

    private static final int EVENTS = 30;
    private static final int SLICE = 7;

    private ChainBench bench;

    @BeforeEach
    void setUp() throws IOException {
        bench = new ChainBench();
        bench.chained(EVENTS, 1);
    }

    @AfterEach
    void tearDown() throws IOException {
        bench.close();
    }

    @Test
    void an_untouched_store_is_intact_as_a_whole_and_in_part() {
        var report = bench.verify(0, Long.MAX_VALUE, SLICE);
        assertThat(report.intact()).isTrue();
        assertThat(report.verified()).isEqualTo(EVENTS);
        assertThat(report.to()).isEqualTo(EVENTS - 1);
        assertThat(report.nextFrom()).isNull();
        var head = Objects.requireNonNull(report.head());
        assertThat(head.position()).isEqualTo(EVENTS - 1);
        assertThat(head.hash()).hasSize(64);
        assertThat(bench.meters.get("waybill.audit.chain.position").gauge().value())
                .isEqualTo(EVENTS - 1);
        assertThat((long) bench.meters.get("waybill.audit.chain.hash").gauge().value())
                .isEqualTo(Long.parseLong(head.hash().substring(0, 13), 16));

        var part = bench.verify(7, 11, SLICE);
        assertThat(part.intact()).isTrue();
        assertThat(part.verified()).isEqualTo(5);
    }

    @Test
    void a_changed_event_is_found() {
        run("update axonserver.event set payload = convert_to('{\"number\":99}', 'UTF8') where position = 12");
        expectBreak(12, Kind.CHANGED);
    }

    @Test
    void a_changed_name_in_the_metadata_is_found() {
        run("update axonserver.event set metadata = replace(metadata::text, 'somebody', 'nobody')::json"
                + " where position = 3");
        expectBreak(3, Kind.CHANGED);
        assertThat(bench.verify(4, Long.MAX_VALUE, SLICE).intact()).isTrue();
    }

    @Test
    void a_removed_event_is_found() {
        run("delete from axonserver.event where position = 12");
        expectBreak(12, Kind.REMOVED);
    }

    @Test
    void a_removed_newest_event_is_found() {
        run("delete from axonserver.event where position = " + (EVENTS - 1));
        expectBreak(EVENTS - 1, Kind.REMOVED);
    }

    @Test
    void an_inserted_event_is_found() {
        run("update axonserver.event set position = -position where position >= 12");
        run("update axonserver.event set position = -position + 1 where position < 0");
        run("""
                insert into axonserver.event (position, event_id, timestamp, latest_timestamp, payload_type,
                                              payload_revision, payload, metadata, size)
                select 12, 'forged', timestamp, latest_timestamp, payload_type, payload_revision, payload, metadata, size
                from axonserver.event where position = 11""");
        expectBreak(12, Kind.CHANGED);
    }

    @Test
    void an_event_that_has_no_link_is_found() {
        run("delete from audit.chain where position = 12");
        expectBreak(12, Kind.INSERTED);
    }

    @Test
    void a_changed_link_is_found() {
        run("update audit.chain set hash = sha256('other') where position = 12");
        expectBreak(12, Kind.CHANGED);
    }

    @Test
    void an_event_that_is_gone_with_its_link_is_missed() {
        run("delete from axonserver.event where position = 12");
        run("delete from audit.chain where position = 12");
        for (int slice : new int[] {1, 4, 13, 1_000}) {
            var report = bench.verify(0, Long.MAX_VALUE, slice);
            assertThat(report.firstBreak()).as("slices of " + slice).isEqualTo(new Break(13, Kind.CHANGED));
        }
    }

    @Test
    void several_nodes_make_one_chain() {
        bench.chained(100, 3);
        assertThat(bench.links()).isEqualTo(EVENTS + 100);
        assertThat(bench.verify(0, Long.MAX_VALUE, SLICE).intact()).isTrue();
    }

    private void run(String statement) {
        assertThat(bench.jdbc().sql(statement).update()).isPositive();
    }

    private void expectBreak(long position, Kind kind) {
        // Within a slice, at its end and at its beginning, and without any.
        for (int slice : new int[] {SLICE, 1, 4, 13, 1_000}) {
            ChainReport report = bench.verify(0, Long.MAX_VALUE, slice);
            assertThat(report.intact()).as("slices of " + slice).isFalse();
            assertThat(report.firstBreak()).isEqualTo(new Break(position, kind));
            assertThat(report.verified()).isEqualTo(position);
            assertThat(report.nextFrom()).isNull();
        }
    }
}
