package io.waybill.messages.live;

/**
 * What a projection announces after its commit: one thing changed, and how it now reads.
 *
 * @param topic the kind of thing, for example {@code stock}
 * @param id the id of the thing
 * @param version the version of the aggregate that is now readable
 * @param position the position of the event that changed it
 */
public record LiveChange(String topic, String id, long version, long position) {

    /** Somebody may have missed changes, nobody knows which: whoever shows something reads it again. */
    public static final LiveChange GAP = new LiveChange("gap", "", 0, 0);

    /** The Redis stream that carries the announcements of every projection. */
    public static final String STREAM = "waybill:live";

    /** The topic of products. */
    public static final String PRODUCT = "product";

    /** The topic of what products cost. */
    public static final String PRICE = "price";

    /** The topic of the tree of categories. */
    public static final String CATEGORY = "category";

    /** The topic of stock items. */
    public static final String STOCK = "stock";

    /** The topic of how the goods of stock items moved. */
    public static final String MOVEMENT = "movement";

    /** The topic of what reports are made from; the id is the name of the rollup, the version is the position. */
    public static final String REPORT = "reports";

    /** The topic of the audit trail; there is one thing, and its version is the position. */
    public static final String AUDIT = "audit";

    /** The topic of read models; the id is the name, the version is the number of the newest generation. */
    public static final String PROJECTION = "projection";

    /** The topic of users. */
    public static final String USER = "users";

    /** The topic of shipments. */
    public static final String SHIPMENT = "shipment";

    /**
     * Whether it is worth while to read a thing again, for who waits for a version of it.
     *
     * @param thing the id of the thing
     * @param awaited the version
     */
    public boolean mayShow(String thing, long awaited) {
        return isGap() || (id.equals(thing) && version >= awaited);
    }

    /** Whether this is {@link #GAP}. */
    public boolean isGap() {
        return topic.equals(GAP.topic);
    }
}
