package io.waybill.command.product;

import io.waybill.command.stock.ProductsInTrade;
import io.waybill.command.stock.StockOpening;
import io.waybill.messages.product.OpeningStock;
import io.waybill.messages.product.ShelvesId;
import java.util.Set;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** The stock items of a product, within the decision that is being made. */
@Component
class ProductStock implements ProductsInTrade {

    private final Repository<Product> products;
    private final Repository<Shelves> shelves;
    private final StockOpening stock;

    ProductStock(Repository<Product> products, Repository<Shelves> shelves, StockOpening stock) {
        this.products = products;
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
        shelve(productId, stock.open(productId, opening));
    }

    @Override
    public void requireInTrade(String productId, String stockItemId) throws Exception {
        products.load(productId).execute(Product::requireInTrade);
        shelve(productId, stockItemId);
    }

    private void shelve(String productId, String stockItemId) throws Exception {
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
