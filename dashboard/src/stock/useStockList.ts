import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { StockItemView, StockPage } from '#api';
import { body } from '../http/api';
import { useLive } from '../live/live';
import { useSession } from '../session/session';
import type { StockFilter } from './filter';
import { withChange, withGuess, type StockPages } from './pages';

/** The most that the API lists at once. */
const PAGE = '200';

export const STOCK_LIST = ['stock', 'list'] as const;

/** The stock items that pass a filter, page after page, as they change. */
export function useStockList(filter: StockFilter) {
  const { api } = useSession();
  const client = useQueryClient();
  const { text, status, location } = filter;
  const queryKey = [...STOCK_LIST, text, status, location];

  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<StockPage> =>
      body(
        api.GET('/api/stock', {
          signal,
          params: {
            query: {
              limit: PAGE,
              ...(text.trim() === '' ? {} : { q: text.trim() }),
              ...(status === null ? {} : { status }),
              ...(location === '' ? {} : { location }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? null,
    placeholderData: keepPreviousData,
  });

  useLive(
    'stock',
    (view) =>
      client.setQueryData(queryKey, (list: StockPages | undefined) => list && withChange(list, view as StockItemView, filter)),
    () => void client.invalidateQueries({ queryKey: STOCK_LIST }),
  );
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { query, items };
}

/** Shows an item as it will be, in every list, before the server has said so; gives back how to take that back. */
export function useGuess(): (item: StockItemView) => (before: StockItemView) => void {
  const client = useQueryClient();
  const show = (item: StockItemView) =>
    client.setQueriesData({ queryKey: STOCK_LIST }, (list: StockPages | undefined) => list && withGuess(list, item));
  return (item) => {
    show(item);
    return show;
  };
}
