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
  /** The code of a carrier, empty for all of them. */
  readonly carrier: string;
  readonly view: View;
}

/** What of it decides which shipments there are. */
export type WantedShipments = Pick<ShipmentFilter, 'text' | 'status' | 'carrier'>;

export function filterIn(search: URLSearchParams): ShipmentFilter {
  return {
    text: search.get('q') ?? '',
    status: STATUSES.find((each) => each === search.get('status')) ?? null,
    carrier: search.get('carrier') ?? '',
    view: VIEWS.find((each) => each === search.get('view')) ?? 'board',
  };
}

/** The address with another filter, without what is not chosen. */
export function withFilter(search: URLSearchParams, filter: Partial<ShipmentFilter>): URLSearchParams {
  const { text, status, carrier, view } = { ...filterIn(search), ...filter };
  const next = new URLSearchParams(search);
  const said = { q: text, status, carrier, view: view === 'board' ? null : view };
  for (const [name, value] of Object.entries(said)) {
    if (value === null || value === '') {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return next;
}

/** Whether a shipment is one of those that a filter shows, as far as this page can tell. */
export function passes(shipment: ListedShipment, { text, status, carrier }: WantedShipments): boolean {
  const wanted = text.trim().toLowerCase();
  return (
    (status === null || shipment.status === status) &&
    (carrier === '' || shipment.carrier === carrier) &&
    (wanted === '' ||
      [shipment.reference, shipment.trackingNumber, shipment.customer.name, shipment.customer.email].some((field) =>
        (field ?? '').toLowerCase().includes(wanted),
      ))
  );
}
