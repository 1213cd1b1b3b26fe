package io.waybill.messages.product;

/**
 * Asks which products somebody may be about to type; answered with {@link ProductSuggestions}.
 *
 * @param text what is typed so far, not blank
 * @param limit how many at most, 1 to 200
 */
public record SuggestProducts(String text, int limit) {}
