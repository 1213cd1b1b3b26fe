package io.waybill.messages.category;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A category was renamed or moved.
 *
 * @param categoryId its id
 * @param name its name
 * @param parentId the category that it is part of, absent at the top
 */
@EventName("category.changed")
@Revision("1")
public record CategoryChanged(
        @Becomes(Becomes.NOTHING) String categoryId,
        @Becomes("categories.{categoryId}.name") String name,

        @Becomes("categories.{categoryId}.parentId") @Nullable
        String parentId)
        implements CategoryEvent {}
