package io.waybill.messages.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds.
 *
 * @param items the rebuilds, the newest first, at most a hundred
 * @param nextCursor always absent
 */
public record RebuildList(List<RebuildView> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public RebuildList {
        items = List.copyOf(items);
    }
}
