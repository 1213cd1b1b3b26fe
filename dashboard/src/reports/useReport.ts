import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Report } from '#api';
import { body } from '../http/api';
import { useLiveRefresh } from '../live/live';
import { useSession } from '../session/session';
import { asReport } from './figures';
import type { Period } from './period';
import type { Grouping, ReportKind } from './types';

/** A report, page after page, read again as it changes. Without a period it is about the usual days up to today. */
export function useReport({ type }: ReportKind, period: Period | null, groupBy: Grouping) {
  const { api } = useSession();
  const isNow = type === 'stock-status';
  const queryKey = isNow ? ['reports', type] : ['reports', type, period?.from, period?.to, groupBy];
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }): Promise<Report> => {
      if (isNow) {
        return asReport(await body(api.GET('/api/reports/stock-status', { signal })));
      }
      const asked = { ...period, groupBy, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return type === 'user-activity'
        ? body(api.GET('/api/reports/user-activity', { signal, params: { query: asked } }))
        : body(api.GET('/api/reports/{type}', { signal, params: { path: { type }, query: asked } }));
    },
    getNextPageParam: (page) => page.nextCursor ?? null,
    placeholderData: keepPreviousData,
  });
  useLiveRefresh(isNow ? 'stock' : 'reports', queryKey);
  const report = useMemo<Report | undefined>(() => {
    const pages = query.data?.pages;
    return pages?.[0] && { ...pages[0], rows: pages.flatMap((page) => page.rows) };
  }, [query.data]);
  return { query, report };
}
