import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query';
import type { Report, ShipmentPage } from '#api';
import { body } from '../http/api';
import { textIn } from '../http/report';
import { useSession } from '../session/session';

const SEEN = ['carriers', 'seen'] as const;
const NONE: readonly string[] = [];
const FRESH_MILLIS = 60_000;
/** A report is about a year at most. */
const LOOK_BACK_MILLIS = 360 * 86_400_000;

/**
 * The codes of the carriers to choose from: those that the report on shipping knows, for those who may see it, those of
 * shipments that were read, and the one that is chosen.
 */
export function useCarriers(chosen: string): readonly string[] {
  const { api, may } = useSession();
  const report = useQuery({
    queryKey: ['carriers', 'reported'],
    staleTime: FRESH_MILLIS,
    enabled: may('reports:read'),
    queryFn: (): Promise<Report> =>
      body(
        api.GET('/api/reports/{type}', {
          params: {
            path: { type: 'shipping-performance' },
            query: { groupBy: 'carrier', from: new Date(Date.now() - LOOK_BACK_MILLIS).toISOString().slice(0, 10) },
          },
        }),
      ),
    select: ({ rows }) => rows.map((row) => textIn(row, 'carrier')),
  });
  const seen = useQuery<readonly string[]>({ queryKey: SEEN, queryFn: skipToken });
  return [...new Set([...(report.data ?? NONE), ...(seen.data ?? NONE), chosen])].filter((code) => code !== '').sort();
}

/** Remembers the carriers of shipments that were read. */
export function rememberCarriers(client: QueryClient, { items }: ShipmentPage): void {
  client.setQueryData<readonly string[]>(SEEN, (seen = NONE) => {
    const all = [...new Set([...seen, ...items.map(({ carrier }) => carrier)])];
    return all.length === seen.length ? seen : all;
  });
}
