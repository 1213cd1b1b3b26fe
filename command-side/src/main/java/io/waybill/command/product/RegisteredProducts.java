package io.waybill.command.product;

import io.waybill.command.stock.ProductsInTrade;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Every product that was registered is in trade. */
@Component
class RegisteredProducts implements ProductsInTrade {

    private final Repository<Product> products;

    RegisteredProducts(Repository<Product> products) {
        this.products = products;
    }

    @Override
    public void requireInTrade(String productId, String stockItemId) {
        products.load(productId);
    }
}
