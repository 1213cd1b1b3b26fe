package io.waybill.messages.projection;

/** Asks for the rebuilds there were and are, the newest first; answered with {@link RebuildList}. */
public record ListRebuilds() {}
