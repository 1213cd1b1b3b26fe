package io.waybill.api.category;

import io.waybill.messages.category.CategoryList;
import io.waybill.messages.category.CategoryView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tree of categories as clients see it.
 *
 * @param items the categories at the top, in the order of their names
 * @param nextCursor always absent: the tree is read whole
 * @param version the version of the tree, below 0 before the first category
 */
record CategoryTreeView(List<Branch> items, @Nullable String nextCursor, long version) {

    /**
     * A category with all that is part of it.
     *
     * @param id its id
     * @param name its name
     * @param parentId the category that it is part of, absent at the top
     * @param version the version of the tree when it last changed
     * @param children what is part of it, in the order of their names
     */
    record Branch(String id, String name, @Nullable String parentId, long version, List<Branch> children) {}

    static CategoryTreeView of(CategoryList categories) {
        Map<String, Branch> branches = new HashMap<>();
        for (var category : categories.items()) {
            branches.put(category.id(), branch(category));
        }
        List<Branch> top = new ArrayList<>();
        for (var category : categories.items()) {
            var branch = branches.get(category.id());
            var parent = category.parentId() == null ? null : branches.get(category.parentId());
            if (branch != null) {
                (parent == null ? top : parent.children()).add(branch);
            }
        }
        return new CategoryTreeView(top, null, categories.version());
    }

    private static Branch branch(CategoryView category) {
        return new Branch(category.id(), category.name(), category.parentId(), category.version(), new ArrayList<>());
    }
}
