package io.waybill.messages.category;

/** What can happen to the tree of categories. */
public sealed interface CategoryEvent permits CategoryCreated, CategoryChanged {

    /** The category it happened to. */
    String categoryId();
}
