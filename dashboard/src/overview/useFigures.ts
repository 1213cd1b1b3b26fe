import { useQuery } from '@tanstack/react-query';
import type { ListedShipment, Report, StockStatusReport } from '#api';
import { body } from '../http/api';
import { useLiveRefresh } from '../live/live';
import type { PeriodReportType } from '../reports/types';
import { useSession } from '../session/session';

const STOCK = ['overview', 'stock-status'] as const;
const FINANCE = ['overview', 'financial-statement'] as const;
const MOVEMENTS = ['overview', 'stock-movements'] as const;
const SHIPPING = ['overview', 'shipping-performance'] as const;
const SHIPMENTS = ['overview', 'shipments'] as const;

export type ShipmentStatus = ListedShipment['status'];

/** The states in the order of a shipment's way. */
export const SHIPMENT_STATUSES: readonly ShipmentStatus[] = [
  'BOOKED',
  'DISPATCHED',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERY_FAILED',
  'DELIVERED',
  'RETURNED',
  'CANCELLED',
];

export interface ShipmentCount {
  readonly status: ShipmentStatus;
  /** Nothing where there are more than are counted. */
  readonly count: number | null;
}

/** What the overview shows, read again as it changes. */
export function useFigures() {
  const { api, may } = useSession();
  const report = (type: PeriodReportType) => (): Promise<Report> =>
    body(api.GET('/api/reports/{type}', { params: { path: { type } } }));

  const stock = useQuery({
    queryKey: STOCK,
    queryFn: (): Promise<StockStatusReport> => body(api.GET('/api/reports/stock-status')),
  });
  const finance = useQuery({ queryKey: FINANCE, queryFn: report('financial-statement') });
  const movements = useQuery({ queryKey: MOVEMENTS, queryFn: report('stock-movements') });
  const shipping = useQuery({ queryKey: SHIPPING, queryFn: report('shipping-performance') });
  const shipments = useQuery({
    queryKey: SHIPMENTS,
    enabled: may('shipments:read'),
    queryFn: (): Promise<ShipmentCount[]> =>
      Promise.all(
        SHIPMENT_STATUSES.map(async (status) => {
          const page = await body(
            api.GET('/api/shipments', { params: { query: { status, limit: '1', total: true } } }),
          );
          return { status, count: page.total ?? null };
        }),
      ),
  });
  useLiveRefresh('stock', STOCK);
  useLiveRefresh('reports', FINANCE, MOVEMENTS, SHIPPING);
  useLiveRefresh('shipments', SHIPMENTS);
  return { stock, finance, movements, shipping, shipments };
}
