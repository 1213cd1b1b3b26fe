import { useCallback, useEffect, useRef, useState } from 'react';
import { problemOf, type Problem } from '../http/problem';
import { useSession } from '../session/session';
import { merge, replace } from './merge';
import { Refresher } from './Refresher';
import { findStockItem, listStock, type StockFilter, type StockItem } from './stock';

const REFRESH_MILLIS = 1_500;

export interface Stock {
  /** Nothing until it has been read for the first time. */
  readonly items: readonly StockItem[] | null;
  readonly more: boolean;
  /** What is shown is for another filter than the one that was chosen. */
  readonly stale: boolean;
  readonly problem: Problem | null;
  readonly retry: () => void;
  readonly refreshItem: (id: string) => Promise<void>;
}

interface Shown {
  readonly items: readonly StockItem[] | null;
  readonly more: boolean;
  readonly stale: boolean;
  readonly problem: Problem | null;
}

/**
 * The stock items that pass a filter, read again whenever the stock has moved.
 *
 * @param position the position of the newest event there is, as the live report tells it
 * @param openId the item somebody is working on
 */
export function useStock(filter: StockFilter, limit: number, position: number | null, openId: string | null): Stock {
  const { client } = useSession();
  const { text, status } = filter;
  const [shown, setShown] = useState<Shown>({ items: null, more: false, stale: true, problem: null });
  const refresher = useRef<Refresher | null>(null);
  const open = useRef(openId);

  useEffect(() => {
    open.current = openId;
  }, [openId]);

  useEffect(() => {
    const refresh = new Refresher(async (signal) => {
      try {
        const page = await listStock(client, { text, status }, limit, signal);
        if (!signal.aborted) {
          setShown(({ items }) => ({
            items: merge(items ?? [], page.items, open.current),
            more: page.nextCursor !== null,
            stale: false,
            problem: null,
          }));
        }
      } catch (error) {
        if (!signal.aborted) {
          setShown((before) => ({ ...before, stale: false, problem: problemOf(error) }));
        }
      }
    }, REFRESH_MILLIS);
    refresher.current = refresh;
    setShown((before) => ({ ...before, stale: true }));
    refresh.now();
    return () => refresh.stop();
  }, [client, text, status, limit]);

  useEffect(() => {
    if (position !== null) {
      refresher.current?.soon();
    }
  }, [position]);

  const retry = useCallback(() => refresher.current?.now(), []);
  const refreshItem = useCallback(
    async (id: string) => {
      const item = await findStockItem(client, id);
      setShown((before) => ({ ...before, items: before.items && replace(before.items, item) }));
    },
    [client],
  );
  return { ...shown, retry, refreshItem };
}
