package io.waybill.messages.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a thing was like; answered with a {@link PastState}, or nothing where there was no such thing.
 *
 * @param entityType the kind of thing, for example {@code StockItem}
 * @param entityId which one
 * @param version at which version, from 0; absent for the newest
 * @param at at which moment; absent for now. Not together with a version
 * @param personal whether whoever asks may read what is told about persons
 */
public record ShowPastState(
        String entityType,
        String entityId,
        @Nullable Long version,
        @Nullable Instant at,
        boolean personal) {}
