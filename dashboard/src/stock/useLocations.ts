import { useQuery } from '@tanstack/react-query';
import type { StockStatusReport } from '#api';
import { body } from '../http/api';
import { useSession } from '../session/session';

const NONE: readonly string[] = [];
const FRESH_MILLIS = 60_000;

/** Where there is stock, to choose from. Only the reports say, so not everybody is offered a choice. */
export function useLocations(): readonly string[] {
  const { api, may } = useSession();
  const report = useQuery({
    queryKey: ['stock', 'locations'],
    staleTime: FRESH_MILLIS,
    enabled: may('reports:read'),
    queryFn: (): Promise<StockStatusReport> => body(api.GET('/api/reports/stock-status')),
    select: ({ locations }) => locations.map(({ location }) => location),
  });
  return report.data ?? NONE;
}
