import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ListedShipment, ShipmentPage, ShipmentView } from '#api';
import { body } from '../http/api';
import { useLive } from '../live/live';
import { Throttle } from '../live/Throttle';
import { useSession } from '../session/session';
import type { ShipmentStatus, WantedShipments } from './filter';
import { withChange, withGuess, type ShipmentPages } from './pages';
import { rememberCarriers } from './useCarriers';

/** The most that the API lists at once. */
const LIST_PAGE = '200';
const COLUMN_PAGE = '30';
/** What a column counts, it only guesses while shipments move on; it is counted again this often. */
const RECOUNT_MILLIS = 10_000;

export const SHIPMENTS = ['shipments'] as const;
const LISTS = [...SHIPMENTS, 'list'] as const;

/** The shipments that pass a filter, page after page, as they change. */
export function useShipmentList({ text, status, carrier }: WantedShipments, forColumn = false) {
  const { api } = useSession();
  const client = useQueryClient();
  const limit = forColumn ? COLUMN_PAGE : LIST_PAGE;
  const queryKey = [...LISTS, text.trim(), status, carrier, limit];

  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<ShipmentPage> => {
      const page = await body(
        api.GET('/api/shipments', {
          signal,
          params: {
            query: {
              limit,
              ...(forColumn ? { total: true } : {}),
              ...(text.trim() === '' ? {} : { q: text.trim() }),
              ...(status === null ? {} : { status }),
              ...(carrier === '' ? {} : { carrier }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      );
      rememberCarriers(client, page);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor ?? null,
    placeholderData: keepPreviousData,
  });

  const key = JSON.stringify(queryKey);
  const recount = useMemo(
    () => new Throttle(() => void client.invalidateQueries({ queryKey: JSON.parse(key) as string[] }), RECOUNT_MILLIS),
    [client, key],
  );
  useEffect(() => () => recount.stop(), [recount]);
  useLive(
    'shipments',
    (view) => {
      client.setQueryData(
        queryKey,
        (list: ShipmentPages | undefined) => list && withChange(list, view as ListedShipment, { text, status, carrier }),
      );
      if (forColumn) {
        recount.soon();
      }
    },
    () => void client.invalidateQueries({ queryKey }),
  );
  const shipments = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return { query, shipments };
}

/** One shipment with what happened to it, as it changes. */
export function useShipment(id: string) {
  const { api } = useSession();
  const client = useQueryClient();
  const queryKey = [...SHIPMENTS, 'one', id];
  const query = useQuery({
    queryKey,
    queryFn: (): Promise<ShipmentView> => body(api.GET('/api/shipments/{id}', { params: { path: { id } } })),
  });
  useLive(
    'shipments',
    (view) => {
      const changed = view as ShipmentView;
      if (changed.id === id) {
        client.setQueryData(queryKey, (known: ShipmentView | undefined) =>
          known !== undefined && known.version > changed.version ? known : changed,
        );
      }
    },
    () => void client.invalidateQueries({ queryKey }),
  );
  return query;
}

/** Shows a shipment in another state before the server has said so; gives back how to take that back. */
export function useGuess(): (shipment: ShipmentView, status: ShipmentStatus) => () => void {
  const client = useQueryClient();
  return ({ id, status: before }, guessed) => {
    const show = (status: ShipmentStatus) => {
      client.setQueryData([...SHIPMENTS, 'one', id], (known: ShipmentView | undefined) => known && { ...known, status });
      client.setQueriesData(
        { queryKey: LISTS },
        (list: ShipmentPages | undefined) => list && withGuess(list, { id, status }),
      );
    };
    show(guessed);
    return () => {
      show(before);
      void client.invalidateQueries({ queryKey: SHIPMENTS });
    };
  };
}
