package io.waybill.command.category;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.waybill.command.AppliedRequests;
import io.waybill.command.RecognisesRequests;
import io.waybill.command.Refused;
import io.waybill.messages.category.CategoryChanged;
import io.waybill.messages.category.CategoryCreated;
import io.waybill.messages.category.CategoryTreeId;
import io.waybill.messages.category.CategoryView;
import io.waybill.messages.category.ChangeCategory;
import io.waybill.messages.category.CreateCategory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * All categories, each within another or at the top. One aggregate, because whether a move makes a circle depends on
 * all of them.
 */
@Aggregate(snapshotTriggerDefinition = "snapshots", snapshotFilter = "currentSnapshots", cache = "aggregateCache")
@Revision("1")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class CategoryTree implements RecognisesRequests {

    /** A tree that people look at has hundreds; the bound keeps a mistake from filling the memory. */
    static final int MOST_CATEGORIES = 5_000;

    /** The most categories within each other, so that the tree can be answered as one document. */
    static final int MOST_LEVELS = 20;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String treeId;

    private Map<String, Category> categories = new LinkedHashMap<>();
    private AppliedRequests appliedRequests = new AppliedRequests();

    private record Category(String name, @Nullable String parentId) {}

    CategoryTree() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    CategoryView handle(CreateCategory command) {
        if (categories.containsKey(command.categoryId())) {
            throw Refused.conflict("There is a category with the id " + command.categoryId() + " already.");
        }
        if (categories.size() == MOST_CATEGORIES) {
            throw Refused.conflict("There are " + MOST_CATEGORIES + " categories, which is as many as there can be.");
        }
        requirePlace(command.categoryId(), command.name(), command.parentId());
        var created = new CategoryCreated(command.categoryId(), command.name(), command.parentId());
        apply(created);
        return answerTo(created, getVersion());
    }

    @CommandHandler
    CategoryView handle(ChangeCategory command) {
        if (!categories.containsKey(command.categoryId())) {
            throw Refused.unknown("There is no category with the id " + command.categoryId() + ".");
        }
        requirePlace(command.categoryId(), command.name(), command.parentId());
        var changed = new CategoryChanged(command.categoryId(), command.name(), command.parentId());
        if (!new Category(command.name(), command.parentId()).equals(categories.get(command.categoryId()))) {
            apply(changed);
        }
        return answerTo(changed, getVersion());
    }

    private void requirePlace(String categoryId, String name, @Nullable String parentId) {
        if (parentId != null && !categories.containsKey(parentId)) {
            throw Refused.conflict("There is no category with the id " + parentId + " to be part of.");
        }
        for (String above = parentId; above != null; above = parentOf(above)) {
            if (above.equals(categoryId)) {
                throw Refused.conflict("A category cannot be part of itself.");
            }
        }
        if (levelsDownTo(parentId) + Math.max(1, levelsFrom(categoryId)) > MOST_LEVELS) {
            throw Refused.conflict("No more than " + MOST_LEVELS + " categories can be within each other.");
        }
        categories.forEach((otherId, other) -> {
            if (!otherId.equals(categoryId)
                    && other.name().equalsIgnoreCase(name)
                    && Objects.equals(other.parentId(), parentId)) {
                throw Refused.conflict("There is a category named " + other.name() + " there already.");
            }
        });
    }

    private int levelsDownTo(@Nullable String categoryId) {
        int levels = 0;
        for (String above = categoryId; above != null; above = parentOf(above)) {
            levels++;
        }
        return levels;
    }

    /** How many levels a category and all within it have; 0 for one that is not there yet. */
    private int levelsFrom(String categoryId) {
        int most = 0;
        for (String deepest : categories.keySet()) {
            int levels = 1;
            String above = deepest;
            while (above != null && !above.equals(categoryId)) {
                above = parentOf(above);
                levels++;
            }
            most = above == null ? most : Math.max(most, levels);
        }
        return most;
    }

    private @Nullable String parentOf(String categoryId) {
        Category category = categories.get(categoryId);
        return category == null ? null : category.parentId();
    }

    @Override
    public AppliedRequests appliedRequests() {
        return appliedRequests;
    }

    @Override
    public CategoryView answerTo(Object event, long version) {
        return switch (event) {
            case CategoryCreated created ->
                new CategoryView(created.categoryId(), created.name(), created.parentId(), version);
            case CategoryChanged changed ->
                new CategoryView(changed.categoryId(), changed.name(), changed.parentId(), version);
            default -> throw new IllegalArgumentException("No command leads to " + event);
        };
    }

    @EventSourcingHandler
    void on(CategoryCreated event) {
        treeId = CategoryTreeId.ONLY;
        categories.put(event.categoryId(), new Category(event.name(), event.parentId()));
    }

    @EventSourcingHandler
    void on(CategoryChanged event) {
        categories.put(event.categoryId(), new Category(event.name(), event.parentId()));
    }
}
