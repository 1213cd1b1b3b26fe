package io.waybill.messages.category;

import io.waybill.messages.Becomes;
import io.waybill.messages.EventName;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A category was added to the tree.
 *
 * @param categoryId its id
 * @param name its name
 * @param parentId the category that it is part of, absent at the top
 */
@EventName("category.created")
@Revision("1")
public record CategoryCreated(
        @Becomes(Becomes.NOTHING) String categoryId,
        @Becomes("categories.{categoryId}.name") String name,

        @Becomes("categories.{categoryId}.parentId") @Nullable
        String parentId)
        implements CategoryEvent {}
