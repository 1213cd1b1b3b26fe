package io.waybill.command.product;

import io.waybill.command.stock.StockOpening;
import io.waybill.messages.product.OpeningStock;
import io.waybill.messages.product.ShelvesId;
import java.util.Set;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** The stock items of a product, within the decision that is being made. */
@Component
class ProductStock {

    private final Repository<Shelves> shelves;
    private final StockOpening stock;

    ProductStock(Repository<Shelves> shelves, StockOpening stock) {
        this.shelves = shelves;
        this.stock = stock;
    }

    /**
     * Opens a stock item.
     *
     * @throws io.waybill.command.Refused if the product is discontinued
     * @throws Exception if an aggregate cannot be loaded
     */
    void open(String productId, OpeningStock opening) throws Exception {
        String stockItemId = stock.open(productId, opening);
        shelves.loadOrCreate(ShelvesId.of(productId), Shelves::new)
                .execute(places -> places.add(productId, stockItemId));
    }

    /**
     * Lets all stock items of a product receive nothing any more, and allows no further ones.
     *
     * @throws Exception if an aggregate cannot be loaded
     */
    void close(String productId) throws Exception {
        Set<String> stockItems =
                shelves.loadOrCreate(ShelvesId.of(productId), Shelves::new).invoke(places -> places.close(productId));
        for (String stockItem : stockItems) {
            stock.close(stockItem);
        }
    }
}
