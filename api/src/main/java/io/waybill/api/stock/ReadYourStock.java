package io.waybill.api.stock;

import io.waybill.api.hot.HotReads;
import io.waybill.api.hot.HotView;
import io.waybill.api.live.ReadYourWrites;
import io.waybill.api.live.ReadYourWrites.Shown;
import io.waybill.api.message.Queries;
import io.waybill.messages.live.LiveChange;
import io.waybill.messages.stock.FindStockItem;
import io.waybill.messages.stock.ListStock;
import io.waybill.messages.stock.StockItemView;
import io.waybill.messages.stock.StockPage;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a request about a stock item answer only once the read model of stock shows what was written, where it asks for that. */
@Component
class ReadYourStock {

    private final ReadYourWrites readYourWrites;
    private final Queries queries;
    private final HotReads hotReads;

    ReadYourStock(ReadYourWrites readYourWrites, Queries queries, HotReads hotReads) {
        this.readYourWrites = readYourWrites;
        this.queries = queries;
        this.hotReads = hotReads;
    }

    /** What the read model shows of the stock item that was written. */
    Mono<Shown<StockItemView>> shown(String stockItemId, long version, ServerWebExchange exchange) {
        return readYourWrites.shown(
                exchange, LiveChange.STOCK, stockItemId, version, item(stockItemId), StockItemView::version);
    }

    /** The stock item, in the version that the request needs at least; empty where there is none. */
    Mono<HotView> read(String stockItemId, ServerWebExchange exchange) {
        return readYourWrites.read(
                exchange,
                LiveChange.STOCK,
                stockItemId,
                hotReads.of(LiveChange.STOCK, stockItemId, "", item(stockItemId), StockItemView::version),
                HotView::version);
    }

    /** A page of stock items. */
    Mono<HotView> page(ListStock query) {
        return hotReads.page(LiveChange.STOCK, query, queries.ask(query, StockPage.class));
    }

    private Mono<StockItemView> item(String stockItemId) {
        return queries.ask(new FindStockItem(stockItemId), StockItemView.class);
    }
}
