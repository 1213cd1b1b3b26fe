package io.waybill.api.download;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as a file that is being written: each call gives what is ready of the file by then and keeps none of it, so that
 * a file of a million rows takes no more memory than one of a thousand. Not for two threads at once.
 */
interface TableFile {

    /**
     * Adds rows.
     *
     * @param rows the rows, by names of columns
     * @return the next bytes of the file, may be none
     */
    byte[] rows(List<Map<String, @Nullable Object>> rows);

    /** Ends the file, and gives its last bytes. */
    byte[] end();

    /** Whether there were more rows than it takes, so that others need not be read. */
    default boolean isFull() {
        return false;
    }
}
