package io.waybill.api.idempotency;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request with an idempotency key.
 *
 * @param fingerprint of what was asked for
 * @param status the status it was answered with, 0 while it is being carried out
 * @param headers the headers of the answer that are about its content
 * @param body the answer's body, which is JSON, or absent
 */
record Answer(
        String fingerprint,
        int status,
        Map<String, List<String>> headers,
        @Nullable String body) {

    static Answer pending(String fingerprint) {
        return new Answer(fingerprint, 0, Map.of(), null);
    }

    boolean isPending() {
        return status == 0;
    }
}
