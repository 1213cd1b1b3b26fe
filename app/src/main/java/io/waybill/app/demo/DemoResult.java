package io.waybill.app.demo;

/**
 * What a day of the demo came to.
 *
 * @param registered how many products were registered
 * @param alreadyThere how many products were not, since there was one with their SKU
 * @param movements how many movements were recorded
 * @param refused how many movements were refused, since there was not enough on hand
 */
public record DemoResult(long registered, long alreadyThere, long movements, long refused) {}
