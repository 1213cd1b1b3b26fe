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

    /** The Redis stream that carries the announcements of every projection. */
    public static final String STREAM = "waybill:live";

    /** The topic of products. */
    public static final String PRODUCT = "product";

    /** The topic of stock items. */
    public static final String STOCK = "stock";

    /** The topic of users. */
    public static final String USER = "users";
}
