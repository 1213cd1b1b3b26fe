package io.waybill.api.usage;

import io.waybill.messages.Origin;
import io.waybill.messages.audit.UsageEntry;

/**
 * A request that is to be recorded.
 *
 * @param entry the record of it, without where it came from
 * @param origin where it came from, not sealed yet
 */
record Noted(UsageEntry entry, Origin origin) {}
