package io.waybill.api.limit;

/**
 * What is limited.
 *
 * @param name what clients see it called
 * @param rate how often
 */
public record Limit(String name, Rate rate) {}
