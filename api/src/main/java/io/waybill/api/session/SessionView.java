package io.waybill.api.session;

import java.time.Instant;

/**
 * A signed-in device, as its owner sees it.
 *
 * @param id the session's id
 * @param createdAt when somebody signed in
 * @param lastUsedAt when its access token was last refreshed
 * @param expiresAt when it ends if it is not used before
 * @param userAgent what the device calls itself; empty where it does not
 * @param ip the network address it last came from
 * @param current whether it is the one that asks
 */
record SessionView(
        String id,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        String userAgent,
        String ip,
        boolean current) {}
