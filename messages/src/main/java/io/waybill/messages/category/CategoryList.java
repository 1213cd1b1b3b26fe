package io.waybill.messages.category;

import java.util.List;

/**
 * All categories.
 *
 * @param items the categories in the order of their names, as a Thai dictionary has them; each with the version of the tree
 *     when it last changed
 * @param version the version of the tree, below 0 before the first category
 */
public record CategoryList(List<CategoryView> items, long version) {

    /** Keeps its own copy of the items. */
    public CategoryList {
        items = List.copyOf(items);
    }
}
