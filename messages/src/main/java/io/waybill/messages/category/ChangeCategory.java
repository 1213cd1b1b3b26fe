package io.waybill.messages.category;

import io.waybill.messages.Texts;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Renames a category or moves it, with all that is part of it. Answered with a {@link CategoryView}.
 *
 * @param categoryId its id
 * @param name its name, at most {@value #LONGEST_NAME} characters, unique without regard to case within its parent
 * @param parentId the category that it is part of, absent at the top
 */
public record ChangeCategory(
        String categoryId, String name, @Nullable String parentId) {

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 200;

    /**
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public ChangeCategory {
        Texts.required("name", name, LONGEST_NAME);
    }

    /** The tree is one aggregate, so that no two changes together make a circle. */
    @TargetAggregateIdentifier
    public String treeId() {
        return CategoryTreeId.ONLY;
    }
}
