/** The most that one movement moves, as the API has it. */
export const MOST = 1_000_000_000;

/** What people record. Transfers and what else moves stock by itself have kinds of their own. */
export const MOVEMENT_TYPES = ['RECEIVED', 'SOLD', 'RETURNED', 'DAMAGED', 'ADJUSTED'] as const;

export type MovementType = (typeof MOVEMENT_TYPES)[number];

/** Why a quantity cannot be right; the names are those of the texts. */
export type QuantityMistake = 'notWhole' | 'notPositive' | 'negative' | 'zero' | 'tooMany';

/** What a quantity may be: above 0; 0 too; or, in a count, also below, but not 0. */
export type QuantityRange = 'positive' | 'level' | 'signed';

/** Reads a quantity as somebody typed it. */
export function readQuantity(typed: string, range: QuantityRange): number | QuantityMistake {
  const trimmed = typed.trim();
  const quantity = Number(trimmed);
  if (trimmed === '' || !Number.isInteger(quantity)) {
    return 'notWhole';
  }
  if (Math.abs(quantity) > MOST) {
    return 'tooMany';
  }
  switch (range) {
    case 'positive':
      return quantity > 0 ? quantity : 'notPositive';
    case 'level':
      return quantity >= 0 ? quantity : 'negative';
    case 'signed':
      return quantity === 0 ? 'zero' : quantity;
  }
}

/** How a movement changes the quantity on hand. */
export function changeBy(type: MovementType, quantity: number): number {
  return type === 'SOLD' || type === 'DAMAGED' ? -quantity : quantity;
}
