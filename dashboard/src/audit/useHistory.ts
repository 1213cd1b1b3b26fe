import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { HistoryPage, PastState } from '#api';
import { body } from '../http/api';
import { useLive } from '../live/live';
import { Throttle } from '../live/Throttle';
import { useSession } from '../session/session';

export type HistoryEntry = HistoryPage['items'][number];

const PAGE = '200';
/** What the slider goes over without being asked for more. */
const MOST_PAGES = 25;
const LOOK_MILLIS = 3_000;

/** Everything that happened to a thing, the first event first, as far as it was read. */
export function useHistory(entityType: string, id: string) {
  const { api } = useSession();
  const client = useQueryClient();
  const queryKey = useMemo(() => ['audit', 'history', entityType, id], [entityType, id]);
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }): Promise<HistoryPage> =>
      body(
        api.GET('/api/audit/{entityType}/{id}/history', {
          params: {
            path: { entityType, id },
            query: { limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? null,
  });
  const { fetchNextPage, hasNextPage, isFetching, data } = query;
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetching && pages < MOST_PAGES) {
      void fetchNextPage();
    }
  }, [fetchNextPage, hasNextPage, isFetching, pages]);

  // That something happened is told, but not to what.
  const look = useMemo(
    () => new Throttle(() => void client.invalidateQueries({ queryKey }), LOOK_MILLIS),
    [client, queryKey],
  );
  useEffect(() => () => look.stop(), [look]);
  const soon = () => (pages <= 1 ? look.soon() : undefined);
  useLive('audit', soon, soon);

  const entries = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return { query, entries };
}

/** What a thing was like at a version; while it is fetched, what was shown before. */
export function usePastState(entityType: string, id: string, version: number | null) {
  const { api } = useSession();
  return useQuery({
    queryKey: ['audit', 'state', entityType, id, version],
    enabled: version !== null,
    // What was, stays so.
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<PastState> =>
      body(
        api.GET('/api/audit/{entityType}/{id}/state', {
          signal,
          params: { path: { entityType, id }, query: { version: version ?? 0 } },
        }),
      ),
  });
}
