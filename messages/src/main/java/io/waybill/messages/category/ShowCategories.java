package io.waybill.messages.category;

/** Asks for all categories; answered with a {@link CategoryList}. */
public record ShowCategories() {}
