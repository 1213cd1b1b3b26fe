package io.waybill.messages;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps, and tells, where requests came from. Reads keys, and so blocks. */
public interface Origins {

    /**
     * Where the request behind an event came from.
     *
     * @param metaData the metadata of the event, of today's form or that before it was sealed
     * @return where; nothing in it once whoever asked was erased
     */
    Origin of(Map<String, ?> metaData);

    /**
     * Seals where a request came from.
     *
     * @param personId for whom
     * @param origin where it came from
     * @return what was sealed; absent where there is nothing to seal, or the person was erased
     */
    @Nullable
    String sealed(String personId, Origin origin);

    /**
     * Opens what was sealed.
     *
     * @param personId for whom
     * @param sealed what was sealed, or absent
     * @return where it came from; nothing in it once the person was erased
     */
    Origin opened(String personId, @Nullable String sealed);
}
