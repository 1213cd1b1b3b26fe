package io.waybill.api.stock;

import io.waybill.api.live.LiveTopic;
import io.waybill.api.message.Queries;
import io.waybill.api.security.Permission;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.stock.FindStockItem;
import io.waybill.messages.stock.StockItemView;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stock items, watched. */
@Component
class StockTopic implements LiveTopic {

    private final Queries queries;

    StockTopic(Queries queries) {
        this.queries = queries;
    }

    @Override
    public String name() {
        return "stock";
    }

    @Override
    public String event() {
        return "stock";
    }

    @Override
    public String announcedAs() {
        return LiveChange.STOCK;
    }

    @Override
    public String permission() {
        return Permission.STOCK_READ;
    }

    @Override
    public Mono<?> view(LiveChange change) {
        return queries.ask(new FindStockItem(change.id()), StockItemView.class);
    }
}
