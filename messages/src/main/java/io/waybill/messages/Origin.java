package io.waybill.messages;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, which is personal data of whoever asked.
 *
 * @param ip the network address, absent where it is not known, or that person was erased
 * @param userAgent the {@code User-Agent}, absent where there was none, or that person was erased
 */
public record Origin(@Nullable String ip, @Nullable String userAgent) {

    /** Says nothing about the person, since messages end up in logs. */
    @Override
    public String toString() {
        return "Origin[]";
    }
}
