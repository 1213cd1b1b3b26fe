package io.waybill.messages;

import java.util.Map;

/** Tells where the requests behind events came from. Reads keys, and so blocks. */
public interface Origins {

    /**
     * Where the request behind an event came from.
     *
     * @param metaData the metadata of the event, of today's form or that before it was sealed
     * @return where; nothing in it once whoever asked was erased
     */
    Origin of(Map<String, ?> metaData);
}
