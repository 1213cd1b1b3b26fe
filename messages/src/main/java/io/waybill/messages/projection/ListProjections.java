package io.waybill.messages.projection;

/** Asks how far every read model is; answered with {@link ProjectionList}. */
public record ListProjections() {}
