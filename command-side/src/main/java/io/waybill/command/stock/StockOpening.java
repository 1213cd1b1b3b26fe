package io.waybill.command.stock;

import io.waybill.messages.product.OpeningStock;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Opens the stock item of a product within the decision that is being made. */
@Component
public class StockOpening {

    private final Repository<StockItem> stockItems;

    StockOpening(Repository<StockItem> stockItems) {
        this.stockItems = stockItems;
    }

    /**
     * Opens a stock item and receives its first goods.
     *
     * @param productId the product
     * @param opening where, how many and when it counts as low
     * @return the id of the stock item
     * @throws Exception if the aggregate cannot be made
     */
    public String open(String productId, OpeningStock opening) throws Exception {
        var item = stockItems.newInstance(() -> new StockItem(productId, opening.location(), opening.reorderLevel()));
        if (opening.quantity() > 0) {
            item.execute(i -> i.receiveOpeningStock(opening.quantity()));
        }
        return item.identifierAsString();
    }

    /**
     * Lets a stock item receive nothing any more.
     *
     * @param stockItemId the stock item
     * @throws Exception if the aggregate cannot be loaded
     */
    public void close(String stockItemId) throws Exception {
        stockItems.load(stockItemId).execute(StockItem::stopReceiving);
    }
}
