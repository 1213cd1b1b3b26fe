package io.waybill.projection.feed;

/** The door to the outside: a topic that other systems read. */
interface OutboundTopic {

    /**
     * Publishes one record and waits until it is kept.
     *
     * @param key what orders it: records of one key are read in the order in which they were published
     * @param value the record, as JSON in UTF-8
     * @throws IllegalStateException if it could not be kept; publish it again later
     */
    void publish(String key, byte[] value);
}
