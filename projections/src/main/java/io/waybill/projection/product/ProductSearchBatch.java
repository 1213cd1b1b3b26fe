package io.waybill.projection.product;

import io.waybill.messages.product.ProductChanged;
import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductPriceChanged;
import io.waybill.messages.product.ProductRegistered;
import io.waybill.messages.product.ProductView;
import io.waybill.messages.stock.StockItemOpened;
import io.waybill.messages.stock.StockMovementRecorded;
import io.waybill.messages.stock.StockReservationExpired;
import io.waybill.messages.stock.StockReservationReleased;
import io.waybill.messages.stock.StockReserved;
import io.waybill.projection.engine.Batch;
import io.waybill.projection.engine.ProjectedEvent;
import io.waybill.projection.product.ProductNews.ShelfNews;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a batch of events comes to: the news of each product, and of each stock item. */
final class ProductSearchBatch implements Batch {

    /** What concerns it. What leaves of what was promised leaves as much to be had as there was. */
    static final Set<Class<?>> EVENTS = Set.of(
            ProductRegistered.class,
            ProductChanged.class,
            ProductPriceChanged.class,
            ProductDiscontinued.class,
            StockItemOpened.class,
            StockMovementRecorded.class,
            StockReserved.class,
            StockReservationReleased.class,
            StockReservationExpired.class);

    private final String place;
    private final ProductIndex index;
    private final Map<String, ProductNews> products = new LinkedHashMap<>();
    private final Map<String, ShelfNews> shelves = new LinkedHashMap<>();
    private final Map<String, String> opened = new LinkedHashMap<>();

    ProductSearchBatch(String place, ProductIndex index) {
        this.place = place;
        this.index = index;
    }

    @Override
    public void add(ProjectedEvent event) {
        long version = event.version();
        switch (event.payload()) {
            case ProductRegistered now ->
                is(ProductView.of(now.productId(), now.details(), now.registeredAt(), version));
            case ProductChanged now -> is(ProductView.of(now.productId(), now.details(), now.registeredAt(), version));
            case ProductPriceChanged now ->
                is(ProductView.of(now.productId(), now.details(), now.registeredAt(), version));
            case ProductDiscontinued end -> news(end.productId()).ended(end, version);
            case StockItemOpened item -> {
                opened.put(item.stockItemId(), item.productId());
                at(item.stockItemId(), false, version);
            }
            case StockMovementRecorded movement -> {
                boolean available = movement.newQuantity() > movement.reserved();
                // Nearly all leave it as it was, and say so.
                if (available != movement.previousQuantity() > movement.reserved()) {
                    at(movement.stockItemId(), available, version);
                }
            }
            case StockReserved reservation -> {
                if (reservation.available() == 0) {
                    at(reservation.stockItemId(), false, version);
                }
            }
            case StockReservationReleased released -> at(released.stockItemId(), true, version);
            case StockReservationExpired expired -> at(expired.stockItemId(), true, version);
            default -> throw new IllegalArgumentException("Not an event of this projection: " + event.payload());
        }
    }

    private void is(ProductView product) {
        news(product.id()).is(product);
    }

    private ProductNews news(String productId) {
        return products.computeIfAbsent(productId, ProductNews::new);
    }

    private void at(String stockItemId, boolean available, long version) {
        shelves.merge(stockItemId, new ShelfNews(available, version), ShelfNews::then);
    }

    @Override
    public void write() {
        // Events of a stock item do not tell its product: the index keeps that from the first of them.
        var productOf = index.productsOf(place, shelves.keySet(), opened);
        shelves.forEach((item, news) -> {
            String productId = productOf.get(item);
            if (productId == null) {
                throw new IllegalStateException("Nothing is known of stock item " + item);
            }
            news(productId).at(item, news);
        });
        index.write(place, products, opened);
    }
}
