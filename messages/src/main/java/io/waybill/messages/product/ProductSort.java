package io.waybill.messages.product;

/** In which order products are found. Those that are equal in it are in the order of their ids. */
public enum ProductSort {
    /** The best match first. */
    RELEVANCE,
    /** By name, as a Thai dictionary has them. */
    NAME,
    /** By name, the last first. */
    NAME_FALLING,
    /** The cheapest first, whatever the currency. */
    PRICE,
    /** The dearest first, whatever the currency. */
    PRICE_FALLING,
    /** The newest first. */
    NEWEST
}
