package io.waybill.projection.product;

import io.waybill.messages.product.ProductDiscontinued;
import io.waybill.messages.product.ProductView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events says about one product and its stock. Every event tells how things are after it, and of which
 * version that is: what the document shows already changes nothing, so doing it twice, or late, is harmless.
 */
final class ProductNews {

    private final String productId;
    private final Map<String, ShelfNews> shelves = new LinkedHashMap<>();
    private @Nullable ProductView view;
    private @Nullable Instant endedAt;
    private long version = -1;

    ProductNews(String productId) {
        this.productId = productId;
    }

    void is(ProductView now) {
        view = now;
        version = now.version();
    }

    void ended(ProductDiscontinued end, long atVersion) {
        endedAt = end.discontinuedAt();
        version = atVersion;
    }

    void at(String stockItemId, ShelfNews news) {
        shelves.merge(stockItemId, news, ShelfNews::then);
    }

    /**
     * The document anew, where the product itself changed.
     *
     * @return the document, or absent if only parts of it are known
     */
    @Nullable
    ProductDocument document(IndexedProduct before) {
        var now = view;
        return now != null && before.isOlderThan(version)
                ? ProductDocument.of(now.endedAt(endedAt, version), shelves(before))
                : null;
    }

    /**
     * What to change of a document that otherwise stays.
     *
     * @return fields and their values, empty if all of it is known already
     */
    Map<String, Object> changes(IndexedProduct before) {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (endedAt != null && before.isOlderThan(version)) {
            changes.put("discontinuedAt", endedAt);
            changes.put("version", version);
        }
        var now = shelves(before);
        if (!now.equals(before.known())) {
            changes.put("inStock", Shelf.anyAvailable(now));
            changes.put("shelves", now);
        }
        if (before.equals(IndexedProduct.NONE) && !changes.isEmpty()) {
            changes.put("id", productId);
        }
        return changes;
    }

    /** In the order of their ids, so that the same stock is the same document. */
    private List<Shelf> shelves(IndexedProduct before) {
        Map<String, Shelf> now = new TreeMap<>();
        before.known().forEach(shelf -> now.put(shelf.id(), shelf));
        shelves.forEach((id, news) -> now.compute(id, (same, shelf) -> news.after(id, shelf)));
        return List.copyOf(now.values());
    }

    /**
     * What a batch of events says about a stock item; what is absent stays as it was.
     *
     * @param quantity how many are on hand
     * @param reserved how many of these are promised
     * @param version the version of the stock item
     */
    record ShelfNews(@Nullable Long quantity, @Nullable Long reserved, long version) {

        ShelfNews then(ShelfNews later) {
            return new ShelfNews(
                    later.quantity == null ? quantity : later.quantity,
                    later.reserved == null ? reserved : later.reserved,
                    later.version);
        }

        Shelf after(String id, @Nullable Shelf before) {
            if (before != null && before.version() >= version) {
                return before;
            }
            long quantityBefore = before == null ? 0 : before.quantity();
            long reservedBefore = before == null ? 0 : before.reserved();
            return new Shelf(
                    id,
                    quantity == null ? quantityBefore : quantity,
                    reserved == null ? reservedBefore : reserved,
                    version);
        }
    }
}
