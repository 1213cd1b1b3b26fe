package io.waybill.messages.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The read models.
 *
 * @param items the read models, by name
 * @param nextCursor always absent: they are few
 */
public record ProjectionList(
        List<ProjectionView> items, @Nullable String nextCursor) {

    /** Keeps its own copy of the items. */
    public ProjectionList {
        items = List.copyOf(items);
    }
}
