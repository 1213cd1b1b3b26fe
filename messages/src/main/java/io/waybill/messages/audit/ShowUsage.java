package io.waybill.messages.audit;

import org.jspecify.annotations.Nullable;

/**
 * Asks what was asked for; answered with a {@link UsageReport}.
 *
 * @param userId by whom, absent for everybody
 * @param days on how many days of the business zone, today among them: 1 to 366
 * @param personal whether whoever asks may know where requests came from
 */
public record ShowUsage(@Nullable String userId, int days, boolean personal) {}
