package io.waybill.app.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.messages.stock.FindStockItem;
import io.waybill.messages.stock.ListStock;
import io.waybill.query.QuerySideConfiguration;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** Which queries need not travel. */
class QueryNamesTest {

    @Test
    void names_what_the_beans_of_a_package_handle_and_nothing_else() throws ClassNotFoundException {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Elsewhere.class);
            context.registerBean(DatabaseClient.class, () -> {
                throw new IllegalStateException("nothing is made to find this out");
            });
            context.registerBean(
                    Class.forName("io.waybill.query.stock.StockQueries"), definition -> definition.setLazyInit(true));

            assertThat(QueryNames.handledIn(
                            QuerySideConfiguration.class.getPackageName(), context.getDefaultListableBeanFactory()))
                    .containsExactlyInAnyOrder(FindStockItem.class.getName(), ListStock.class.getName());
        }
    }

    /** Handled in another package. */
    static final class Elsewhere {

        @QueryHandler
        CompletableFuture<String> handle(String query) {
            return CompletableFuture.completedFuture(query);
        }
    }
}
