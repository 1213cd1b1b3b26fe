package io.waybill.messages.projection;

/**
 * Asks for a rebuild; answered with {@link RebuildView}, or nothing.
 *
 * @param rebuildId the rebuild
 */
public record FindRebuild(String rebuildId) {}
