package io.waybill.query.category;

import io.r2dbc.spi.Readable;
import io.waybill.messages.category.CategoryList;
import io.waybill.messages.category.CategoryView;
import io.waybill.messages.category.ShowCategories;
import io.waybill.query.Answer;
import io.waybill.query.Column;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/** Answers which categories there are. */
@Component
class CategoryQueries {

    private final DatabaseClient readModels;

    CategoryQueries(DatabaseClient readModels) {
        this.readModels = readModels;
    }

    @QueryHandler
    CompletableFuture<CategoryList> handle(ShowCategories query) {
        // The place decides how names sort.
        return Answer.of(readModels
                .sql("select id, name, parent_id, version from projection.category order by name, id")
                .map(CategoryQueries::view)
                .all()
                .collectList()
                .map(categories -> new CategoryList(
                        categories,
                        // Every event of the tree changes one category, so the newest of these is that of the tree.
                        categories.stream()
                                .mapToLong(CategoryView::version)
                                .max()
                                .orElse(-1))));
    }

    private static CategoryView view(Readable row) {
        return new CategoryView(
                Column.text(row, "id"),
                Column.text(row, "name"),
                row.get("parent_id", String.class),
                Column.number(row, "version"));
    }
}
