package io.waybill.api.signin;

import org.jspecify.annotations.Nullable;

/**
 * What a try counts for.
 *
 * @param address the key of the network address; absent where somebody has signed in to the account from it before
 * @param account the key of the account: as strangers see it, or as seen from an address it knows
 * @param known the key under which an address and an account are remembered together
 */
record Tried(@Nullable String address, String account, String known) {}
