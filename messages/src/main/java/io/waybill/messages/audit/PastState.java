package io.waybill.messages.audit;

import java.time.Instant;
import java.util.Map;

/**
 * What a thing was like.
 *
 * @param entityType the kind of thing, for example {@code StockItem}
 * @param id which one
 * @param version its version
 * @param at since when it was like that
 * @param state what its events had come to
 */
public record PastState(String entityType, String id, long version, Instant at, Map<String, Object> state) {

    /** Says nothing about persons, since messages end up in logs. */
    @Override
    public String toString() {
        return "PastState[" + entityType + ", " + id + ", " + version + "]";
    }
}
