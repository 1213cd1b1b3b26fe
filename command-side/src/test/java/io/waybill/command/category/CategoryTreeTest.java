package io.waybill.command.category;

import io.waybill.command.Refused;
import io.waybill.command.SnapshotForm;
import io.waybill.messages.category.CategoryChanged;
import io.waybill.messages.category.CategoryCreated;
import io.waybill.messages.category.CategoryView;
import io.waybill.messages.category.ChangeCategory;
import io.waybill.messages.category.CreateCategory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CategoryTreeTest {

    private final FixtureConfiguration<CategoryTree> tree = new AggregateTestFixture<>(CategoryTree.class);

    @Test
    void the_first_category_starts_the_tree() {
        tree.givenNoPriorActivity()
                .when(new CreateCategory("drinks", "Drinks", null))
                .expectEvents(new CategoryCreated("drinks", "Drinks", null))
                .expectResultMessagePayload(new CategoryView("drinks", "Drinks", null, 0));
    }

    @Test
    void a_category_can_be_part_of_another() {
        tree.given(created("drinks", null))
                .when(new CreateCategory("tea", "Tea", "drinks"))
                .expectEvents(new CategoryCreated("tea", "Tea", "drinks"))
                .expectResultMessagePayload(new CategoryView("tea", "Tea", "drinks", 1));
    }

    @Test
    void nothing_can_be_part_of_what_is_not_there() {
        tree.given(created("drinks", null))
                .when(new CreateCategory("tea", "Tea", "food"))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @Test
    void an_id_is_given_once() {
        tree.given(created("drinks", null))
                .when(new CreateCategory("drinks", "Beverages", null))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @Test
    void two_of_one_name_cannot_stand_side_by_side() {
        tree.given(created("drinks", null))
                .when(new CreateCategory("other", "DRINKS", null))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @Test
    void the_same_name_elsewhere_is_fine() {
        tree.given(created("drinks", null), created("food", null), new CategoryCreated("d-hot", "Hot", "drinks"))
                .when(new CreateCategory("f-hot", "Hot", "food"))
                .expectEvents(new CategoryCreated("f-hot", "Hot", "food"));
    }

    @Test
    void a_category_is_renamed_and_moved() {
        tree.given(created("drinks", null), created("tea", null))
                .when(new ChangeCategory("tea", "Teas", "drinks"))
                .expectEvents(new CategoryChanged("tea", "Teas", "drinks"))
                .expectResultMessagePayload(new CategoryView("tea", "Teas", "drinks", 2));
    }

    @Test
    void what_is_as_asked_for_already_is_no_event() {
        tree.given(created("tea", null))
                .when(new ChangeCategory("tea", "tea", null))
                .expectNoEvents()
                .expectResultMessagePayload(new CategoryView("tea", "tea", null, 0));
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        tree.given(created("tea", null))
                .when(new ChangeCategory("coffee", "Coffee", null))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @Test
    void no_category_is_part_of_itself() {
        tree.given(created("a", null), created("b", "a"), created("c", "b"))
                .when(new ChangeCategory("a", "a", "c"))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @Test
    void a_tree_has_a_bound() {
        tree.given(IntStream.range(0, CategoryTree.MOST_CATEGORIES)
                        .mapToObj(number -> created("c" + number, null))
                        .toArray())
                .when(new CreateCategory("one-more", "One more", null))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @Test
    void a_tree_is_only_so_deep() {
        var branch = Stream.iterate(1, level -> level <= CategoryTree.MOST_LEVELS, level -> level + 1)
                .map(level -> created("c" + level, level == 1 ? null : "c" + (level - 1)))
                .toArray();
        tree.given(branch)
                .when(new CreateCategory("deeper", "Deeper", "c" + CategoryTree.MOST_LEVELS))
                .expectNoEvents()
                .expectException(Refused.class);
        tree.given(branch)
                .when(new CreateCategory("deepest", "Deepest", "c" + (CategoryTree.MOST_LEVELS - 1)))
                .expectEvents(new CategoryCreated("deepest", "Deepest", "c" + (CategoryTree.MOST_LEVELS - 1)));
    }

    @Test
    void what_is_within_a_category_goes_no_deeper_with_it() {
        var above = Stream.iterate(1, level -> level < CategoryTree.MOST_LEVELS, level -> level + 1)
                .map(level -> created("c" + level, level == 1 ? null : "c" + (level - 1)));
        tree.given(Stream.concat(above, Stream.of(created("food", null), created("tea", "food")))
                        .toArray())
                .when(new ChangeCategory("food", "food", "c" + (CategoryTree.MOST_LEVELS - 1)))
                .expectNoEvents()
                .expectException(Refused.class);
    }

    @Test
    void it_comes_back_from_a_snapshot() {
        CategoryTree kept = new CategoryTree();
        kept.on(created("drinks", null));
        kept.on(created("tea", "drinks"));

        SnapshotForm.comesBack(kept);
    }

    private static CategoryCreated created(String id, @org.jspecify.annotations.Nullable String parent) {
        return new CategoryCreated(id, id, parent);
    }
}
