package io.waybill.messages.user;

/**
 * Where a user stands after a command.
 *
 * @param userId the user
 * @param version the version of the aggregate after the command
 */
public record UserVersion(String userId, long version) {}
