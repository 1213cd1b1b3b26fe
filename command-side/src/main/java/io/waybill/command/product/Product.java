package io.waybill.command.product;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.waybill.command.AppliedRequests;
import io.waybill.command.RecognisesRequests;
import io.waybill.command.Refused;
import io.waybill.messages.product.ChangeProduct;
import io.waybill.messages.product.DiscontinueProduct;
import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDetails;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.product.ProductView;
import io.waybill.messages.product.RegisterProduct;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Something the business trades in. */
@Aggregate(snapshotTriggerDefinition = "snapshots", snapshotFilter = "currentSnapshots", cache = "aggregateCache")
@Revision("1")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class Product implements RecognisesRequests {

    @AggregateIdentifier
    private @Nullable String productId;

    private @Nullable ProductDetails details;
    private @Nullable Instant registeredAt;
    private @Nullable Instant discontinuedAt;
    private AppliedRequests appliedRequests = new AppliedRequests();

    Product() {}

    /** Its SKU, the product and its opening stock come to be in one append, or none of them does. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ProductView handle(RegisterProduct command, SkuClaims skus, ProductStock stock) throws Exception {
        if (productId != null) {
            throw Refused.conflict("There is a product with the id " + productId + " already.");
        }
        skus.take(command.details().sku(), command.productId());
        var registered = new ProductRegistered(command.productId(), command.details(), command.registeredAt());
        apply(registered);
        if (command.openingStock() != null) {
            stock.open(command.productId(), command.openingStock());
        }
        return view(command.details(), getVersion());
    }

    @CommandHandler
    ProductView handle(ChangeProduct command, SkuClaims skus) throws Exception {
        requireInTrade();
        ProductDetails before = details();
        ProductDetails after = command.change().applyTo(before);
        skus.exchange(before.sku(), after.sku(), id());
        boolean priceChanged = !before.price().equals(after.price());
        boolean othersChanged = !before.withPrice(after.price()).equals(after);
        if (othersChanged) {
            apply(new ProductChanged(id(), after, registeredAt(), command.changedAt()));
        }
        if (priceChanged) {
            apply(new ProductPriceChanged(id(), before.price(), after, registeredAt(), command.changedAt()));
        }
        return view(after, getVersion());
    }

    /** It takes no new stock from then on: all of that is one append. */
    @CommandHandler
    void handle(DiscontinueProduct command, ProductStock stock) throws Exception {
        if (discontinuedAt == null) {
            apply(new ProductDiscontinued(id(), command.discontinuedAt()));
            stock.close(id());
        }
    }

    /**
     * @throws Refused if the trade in this product has ended
     */
    void requireInTrade() {
        if (discontinuedAt != null) {
            throw Refused.conflict("The product " + id() + " is discontinued.");
        }
    }

    @Override
    public AppliedRequests appliedRequests() {
        return appliedRequests;
    }

    @Override
    public @Nullable ProductView answerTo(Object event, long version) {
        return switch (event) {
            case ProductRegistered registered -> view(registered.details(), version);
            case ProductChanged changed -> view(changed.details(), version);
            case ProductPriceChanged changed -> view(changed.details(), version);
            default -> null;
        };
    }

    private ProductView view(ProductDetails shown, long version) {
        return ProductView.of(id(), shown, registeredAt(), version);
    }

    private String id() {
        return Objects.requireNonNull(productId);
    }

    private Instant registeredAt() {
        return Objects.requireNonNull(registeredAt);
    }

    private ProductDetails details() {
        return Objects.requireNonNull(details);
    }

    @EventSourcingHandler
    void on(ProductRegistered event) {
        productId = event.productId();
        details = event.details();
        registeredAt = event.registeredAt();
    }

    @EventSourcingHandler
    void on(ProductChanged event) {
        details = event.details();
    }

    @EventSourcingHandler
    void on(ProductPriceChanged event) {
        details = event.details();
    }

    @EventSourcingHandler
    void on(ProductDiscontinued event) {
        discontinuedAt = event.discontinuedAt();
    }
}
