package io.waybill.projection.feed;

import java.util.List;

/** The door to the outside: a topic that other systems read. */
interface OutboundTopic {

    /**
     * Publishes some records and waits until all are kept.
     *
     * @param entries the records, in the order in which those of one key are to be read
     * @throws java.io.UncheckedIOException if one of them could not be kept; publish all of them again later
     */
    void publish(List<Entry> entries);

    /**
     * A record.
     *
     * @param key what orders it
     * @param value the record, as JSON
     */
    record Entry(String key, String value) {}
}
