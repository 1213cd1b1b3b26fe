import type { Quote } from '#api';

/** Of each carrier the first of its offers, which is its cheapest; booking names a carrier and takes that one. */
export function cheapestOfEach(quotes: readonly Quote[]): Quote[] {
  const seen = new Set<string>();
  return quotes.filter(({ carrier }) => !seen.has(carrier) && seen.add(carrier));
}
