package io.waybill.messages.category;

/** The id of the aggregate that holds all categories. */
public final class CategoryTreeId {

    /** There is one tree. */
    public static final String ONLY = "categories";

    private CategoryTreeId() {}
}
