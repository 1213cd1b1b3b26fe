package io.waybill.command;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What an aggregate looks like in a snapshot. */
public final class SnapshotForm {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private SnapshotForm() {}

    /** Checks that an aggregate comes back from a snapshot as it went in, with the requests it recognises. */
    public static void comesBack(RecognisesRequests aggregate) {
        aggregate.appliedRequests().remember("r1", new AppliedRequests.Applied(3, "f1"));

        String snapshot = JSON.writeValueAsString(aggregate);
        RecognisesRequests back = JSON.readValue(snapshot, aggregate.getClass());

        assertThat(JSON.writeValueAsString(back)).isEqualTo(snapshot);
        assertThat(back.appliedRequests().find("r1")).isEqualTo(new AppliedRequests.Applied(3, "f1"));
    }
}
