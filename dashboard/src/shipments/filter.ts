import type { ListedShipment } from '#api';

export type ShipmentStatus = ListedShipment['status'];

/** The states in the order of a shipment's way. */
export const STATUSES: readonly ShipmentStatus[] = [
  'BOOKED',
  'DISPATCHED',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERY_FAILED',
  'DELIVERED',
  'RETURNED',
  'CANCELLED',
];

export const VIEWS = ['board', 'list'] as const;

export type View = (typeof VIEWS)[number];

/** Which shipments to show, and how; it is in the address, to be kept and passed on. */
export interface ShipmentFilter {
  readonly text: string;
  /** For the list; the board has a column for each. */
  readonly status: ShipmentStatus | null;
  readonly view: View;
}

export function filterIn(search: URLSearchParams): ShipmentFilter {
  return {
    text: search.get('q') ?? '',
    status: STATUSES.find((each) => each === search.get('status')) ?? null,
    view: VIEWS.find((each) => each === search.get('view')) ?? 'board',
  };
}

/** The address with another filter, without what is not chosen. */
export function withFilter(search: URLSearchParams, filter: Partial<ShipmentFilter>): URLSearchParams {
  const { text, status, view } = { ...filterIn(search), ...filter };
  const next = new URLSearchParams(search);
  for (const [name, value] of [['q', text], ['status', status], ['view', view === 'board' ? null : view]] as const) {
    if (value === null || value === '') {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return next;
}

/** Whether a shipment is one of those that a filter shows, as far as this page can tell. */
export function passes(shipment: ListedShipment, { text, status }: Pick<ShipmentFilter, 'text' | 'status'>): boolean {
  const wanted = text.trim().toLowerCase();
  return (
    (status === null || shipment.status === status) &&
    (wanted === '' ||
      [shipment.reference, shipment.trackingNumber, shipment.customer.name, shipment.customer.email].some((field) =>
        (field ?? '').toLowerCase().includes(wanted),
      ))
  );
}
