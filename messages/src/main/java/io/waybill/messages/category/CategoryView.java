package io.waybill.messages.category;

import org.jspecify.annotations.Nullable;

/**
 * A category as it is read.
 *
 * @param id its id
 * @param name its name
 * @param parentId the category that it is part of, absent at the top
 * @param version the version of the tree after
 */
public record CategoryView(String id, String name, @Nullable String parentId, long version) {}
