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
     * What a batch of events says about whether any of a stock item can be had.
     *
     * @param available whether any can, after the last of the events
     * @param version the version of the stock item since when it is so, or where that is so before them too, of the first event
     * @param turned whether it was otherwise after one of the events before, so that it is so since that version in any case
     */
    record ShelfNews(boolean available, long version, boolean turned) {

        ShelfNews(boolean available, long version) {
            this(available, version, false);
        }

        ShelfNews then(ShelfNews later) {
            return later.available == available ? this : new ShelfNews(later.available, later.version, true);
        }

        Shelf after(String id, @Nullable Shelf before) {
            if (before != null && (before.version() >= version || (!turned && before.available() == available))) {
                return before;
            }
            return new Shelf(id, available, version);
        }
    }
}
