package io.waybill.command.product;

import io.waybill.command.stock.StockOpening;
import io.waybill.messages.product.ProductView;
import io.waybill.messages.product.RegisterProduct;
import io.waybill.messages.product.SkuClaimId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Registers a product: its SKU, the product and its opening stock come to be in one append, or none of them does. */
@Component
class ProductRegistration {

    private final Repository<SkuClaim> claims;
    private final Repository<Product> products;
    private final StockOpening stock;

    ProductRegistration(Repository<SkuClaim> claims, Repository<Product> products, StockOpening stock) {
        this.claims = claims;
        this.products = products;
        this.stock = stock;
    }

    @CommandHandler
    ProductView handle(RegisterProduct command) throws Exception {
        var details = command.details();
        claims.loadOrCreate(SkuClaimId.of(details.sku()), SkuClaim::new)
                .execute(claim -> claim.take(details.sku(), command.productId()));
        var product = products.newInstance(() -> new Product(command.productId(), details, command.registeredAt()));
        if (command.openingStock() != null) {
            stock.open(command.productId(), command.openingStock());
        }
        return ProductView.registered(command.productId(), details, command.registeredAt(), product.version());
    }
}
