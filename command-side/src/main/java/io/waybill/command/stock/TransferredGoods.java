package io.waybill.command.stock;

import io.waybill.messages.stock.MovementType;
import io.waybill.messages.transfer.TransferOrder;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Moves the goods of a transfer within the decision that is being made: the movement and what it means to the transfer
 * come to be in one append, so that neither can be without the other.
 */
@Component
public class TransferredGoods {

    private final Repository<StockItem> stockItems;
    private final ProductsInTrade products;

    TransferredGoods(Repository<StockItem> stockItems, ProductsInTrade products) {
        this.stockItems = stockItems;
        this.products = products;
    }

    /**
     * Takes the goods from where they are.
     *
     * @param transferId the transfer
     * @param order what it brings from where to where
     * @throws io.waybill.command.Refused if not so many are available
     * @throws org.axonframework.modelling.command.AggregateNotFoundException if the product is not stocked there
     */
    public void issue(String transferId, TransferOrder order) {
        stockItems.load(order.source()).execute(item -> move(item, transferId, MovementType.TRANSFERRED_OUT, order));
    }

    /**
     * Puts the goods where they go; starts to stock the product there where it is not yet.
     *
     * @param transferId the transfer
     * @param order what it brings from where to where
     * @throws io.waybill.command.Refused if the product takes no new stock there
     * @throws org.axonframework.modelling.command.AggregateNotFoundException if there is no such product
     * @throws Exception if an aggregate cannot be loaded or made
     */
    public void receive(String transferId, TransferOrder order) throws Exception {
        destination(order).execute(item -> move(item, transferId, MovementType.TRANSFERRED_IN, order));
    }

    private Aggregate<StockItem> destination(TransferOrder order) throws Exception {
        try {
            return stockItems.load(order.destination());
        } catch (AggregateNotFoundException notYet) {
            products.requireInTrade(order.productId(), order.destination());
            return stockItems.newInstance(() -> new StockItem(order.productId(), order.toLocation(), 0));
        }
    }

    /**
     * Puts the goods back where they came from; there is always room for them.
     *
     * @param transferId the transfer
     * @param order what it was to bring from where to where
     */
    public void takeBack(String transferId, TransferOrder order) {
        stockItems.load(order.source()).execute(item -> move(item, transferId, MovementType.TRANSFER_RETURNED, order));
    }

    private static void move(StockItem item, String transferId, MovementType type, TransferOrder order) {
        item.move(MovementId.of(transferId, type.name()), type, order.quantity(), transferId, null);
    }
}
