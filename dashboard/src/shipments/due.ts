import type { ListedShipment } from '#api';

const UNDER_WAY: ReadonlySet<ListedShipment['status']> = new Set([
  'BOOKED',
  'DISPATCHED',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'DELIVERY_FAILED',
]);
const DAY_MILLIS = 86_400_000;

/** Whether a shipment should have arrived: the day it was to arrive by is over everywhere. */
export function isOverdue({ status, estimatedDelivery }: ListedShipment, now: number): boolean {
  return UNDER_WAY.has(status) && now > Date.parse(`${estimatedDelivery}T00:00:00Z`) + 1.5 * DAY_MILLIS;
}
