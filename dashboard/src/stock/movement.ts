import type { Client } from '../http/client';

export const MOVEMENT_TYPES = ['RECEIVED', 'SOLD', 'RETURNED', 'DAMAGED', 'ADJUSTED'] as const;

export type MovementType = (typeof MOVEMENT_TYPES)[number];

export interface MovementRequest {
  readonly type: MovementType;
  readonly quantity: number;
  readonly notes?: string;
}

export interface Movement {
  readonly movementId: string;
  readonly stockItemId: string;
  readonly previousQuantity: number;
  readonly newQuantity: number;
  readonly version: number;
}

/** The most that one movement moves, as the API has it. */
export const MOST = 1_000_000_000;

/** Why a quantity cannot be right; the names are those of the texts. */
export type QuantityMistake = 'notWhole' | 'notPositive' | 'zero' | 'tooMany';

/** Reads a quantity as somebody typed it. Only a count may be corrected downwards. */
export function readQuantity(typed: string, type: MovementType): number | QuantityMistake {
  const trimmed = typed.trim();
  const quantity = Number(trimmed);
  if (trimmed === '' || !Number.isInteger(quantity)) {
    return 'notWhole';
  }
  if (type === 'ADJUSTED' ? quantity === 0 : quantity <= 0) {
    return type === 'ADJUSTED' ? 'zero' : 'notPositive';
  }
  return Math.abs(quantity) > MOST ? 'tooMany' : quantity;
}

/**
 * Records a movement and waits a little until the lists show it.
 *
 * @param key the same for every attempt at one movement, so that a repetition after a broken line moves nothing twice
 */
export function recordMovement(
  client: Client,
  stockItemId: string,
  movement: MovementRequest,
  key: string,
): Promise<Movement> {
  return client.post(`/api/stock/${encodeURIComponent(stockItemId)}/movements`, movement, {
    Prefer: 'wait=5',
    'Idempotency-Key': key,
  });
}

/** A key that nobody else has. Unlike crypto.randomUUID this also works where the page came without TLS. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
