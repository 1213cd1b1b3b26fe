package io.waybill.command.policy;

/**
 * An event processor of this module. It hands every event since the very first to its policies, at least once and in
 * order; one that fails comes again until it does not.
 *
 * @param name the processing group of the policies, which is also where its position is kept
 */
public record PolicyProcessor(String name) {}
