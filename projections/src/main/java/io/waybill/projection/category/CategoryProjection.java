package io.waybill.projection.category;

import io.waybill.messages.category.CategoryChanged;
import io.waybill.messages.category.CategoryCreated;
import io.waybill.messages.category.CategoryEvent;
import io.waybill.messages.category.CategoryTreeId;
import io.waybill.messages.category.CategoryView;
import io.waybill.messages.live.LiveChange;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.Columns;
import io.waybill.projection.engine.Places;
import io.waybill.projection.engine.PostgresPlaces;
import io.waybill.projection.engine.ProjectedEvent;
import io.waybill.projection.engine.Projection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the categories, each with the one that it is part of. */
@Component
class CategoryProjection implements Projection {

    private final PostgresPlaces places;
    private final JdbcClient jdbc;

    CategoryProjection(DataSource dataSource) {
        this.places = new PostgresPlaces(
                "categories",
                List.of("category"),
                new ClassPathResource("categories.sql", CategoryProjection.class),
                dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public String name() {
        return "categories";
    }

    @Override
    public Places places() {
        return places;
    }

    @Override
    public boolean handles(Class<?> eventType) {
        return CategoryEvent.class.isAssignableFrom(eventType);
    }

    @Override
    public Batch begin(String place) {
        return new Categories(place);
    }

    /** What a batch of events comes to: of each category the last word. */
    private final class Categories implements Batch {

        private final String place;
        private final Map<String, CategoryView> categories = new LinkedHashMap<>();
        private @Nullable LiveChange tree;

        Categories(String place) {
            this.place = place;
        }

        @Override
        public void add(ProjectedEvent event) {
            var category = switch ((CategoryEvent) event.payload()) {
                case CategoryCreated now ->
                    new CategoryView(now.categoryId(), now.name(), now.parentId(), event.version());
                case CategoryChanged now ->
                    new CategoryView(now.categoryId(), now.name(), now.parentId(), event.version());
            };
            categories.put(category.id(), category);
            tree = new LiveChange(LiveChange.CATEGORY, CategoryTreeId.ONLY, event.version(), event.position());
        }

        @Override
        public void write() {
            if (categories.isEmpty()) {
                return;
            }
            var column = new Columns<>(categories.values());
            jdbc.sql("""
                            insert into %s.category (id, name, parent_id, version)
                            select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[])
                            on conflict (id) do update
                            set (name, parent_id, version) = (excluded.name, excluded.parent_id, excluded.version)""".formatted(place))
                    .param(column.texts(CategoryView::id))
                    .param(column.texts(CategoryView::name))
                    .param(column.texts(CategoryView::parentId))
                    .param(column.longs(CategoryView::version))
                    .update();
        }

        @Override
        public Collection<LiveChange> changes() {
            return tree == null ? List.of() : List.of(tree);
        }
    }
}
