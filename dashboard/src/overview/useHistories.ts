import { useEffect, useState } from 'react';
import type { ConnectionState } from '../live/follow';
import { MovementRate } from './MovementRate';
import { QuantityHistory } from './QuantityHistory';

const WINDOW_MILLIS = 10 * 60_000;
const PIECE_MILLIS = 10_000;

/** How the quantity and the movements were since the page was opened. */
export interface Histories {
  readonly quantity: QuantityHistory;
  readonly movements: MovementRate;
}

/**
 * Remembers what was seen.
 *
 * @param quantity how much is on hand, or nothing where it is not known yet
 * @param movements how many movements there were in all
 * @param connection without one, what is known may no longer be so
 */
export function useHistories(quantity: number | null, movements: number | null, connection: ConnectionState): Histories {
  const [histories] = useState<Histories>(() => ({
    quantity: new QuantityHistory(WINDOW_MILLIS),
    movements: new MovementRate(PIECE_MILLIS, WINDOW_MILLIS / PIECE_MILLIS),
  }));

  useEffect(() => {
    if (connection === 'reconnecting') {
      histories.quantity.lost(Date.now());
    } else if (quantity !== null) {
      histories.quantity.add(Date.now(), quantity);
    }
  }, [histories, quantity, connection]);
  useEffect(() => {
    if (movements !== null) {
      histories.movements.add(Date.now(), movements);
    }
  }, [histories, movements]);
  return histories;
}
