package io.waybill.projection.product;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a document before it is changed.
 *
 * @param version the version of the product it shows, absent where only its stock is known
 * @param shelves what there is at each location, absent where nothing is known
 */
record IndexedProduct(@Nullable Long version, @Nullable List<Shelf> shelves) {

    /** Of a product that is not there yet. */
    static final IndexedProduct NONE = new IndexedProduct(null, null);

    boolean isOlderThan(long productVersion) {
        return version == null || version < productVersion;
    }

    List<Shelf> known() {
        return shelves == null ? List.of() : shelves;
    }
}
