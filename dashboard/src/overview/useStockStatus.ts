import { useCallback, useEffect, useRef, useState } from 'react';
import { follow, type ConnectionState, type Following } from '../live/follow';
import { useSession } from '../session/session';
import { QuantityHistory } from './QuantityHistory';
import { reportIn, type StockStatusReport } from './stockStatus';

const WINDOW_MILLIS = 10 * 60_000;

export interface LiveStockStatus {
  readonly report: StockStatusReport | null;
  readonly connection: ConnectionState;
  readonly history: QuantityHistory;
  readonly retryNow: () => void;
}

/** The stock status, kept up to date for as long as it is shown. */
export function useStockStatus(): LiveStockStatus {
  const { tokens, end } = useSession();
  const [report, setReport] = useState<StockStatusReport | null>(null);
  const [connection, setConnection] = useState<ConnectionState>('connecting');
  const [history] = useState(() => new QuantityHistory(WINDOW_MILLIS));
  const following = useRef<Following | null>(null);
  const retryNow = useCallback(() => following.current?.retryNow(), []);

  useEffect(() => {
    let quantity: number | null = null;
    const stream = follow({
      url: '/api/reports/stock-status/stream',
      tokens,
      onEvent: (event) => {
        const next = reportIn(event);
        if (next !== null) {
          quantity = next.total.quantity;
          history.add(Date.now(), quantity);
          setReport(next);
        }
      },
      onState: (state) => {
        if (state === 'live' && quantity !== null) {
          // Nothing comes after a short loss if nothing has changed.
          history.add(Date.now(), quantity);
        } else if (state !== 'live') {
          history.lost(Date.now());
        }
        setConnection(state);
        if (state === 'signed-out') {
          end();
        }
      },
    });
    following.current = stream;
    window.addEventListener('online', stream.retryNow);
    return () => {
      window.removeEventListener('online', stream.retryNow);
      stream.stop();
    };
  }, [tokens, end, history]);

  return { report, connection, history, retryNow };
}
