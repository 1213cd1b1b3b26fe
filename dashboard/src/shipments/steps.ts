import type { ShipmentStatus } from './filter';

/** What can be said to be seen of a shipment in a state, the most likely first; the server has the last word. */
export function nextSightings(status: ShipmentStatus): readonly ShipmentStatus[] {
  switch (status) {
    case 'DISPATCHED':
      return ['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED', 'DELIVERY_FAILED', 'RETURNED'];
    case 'IN_TRANSIT':
      return ['OUT_FOR_DELIVERY', 'IN_TRANSIT', 'DELIVERED', 'DELIVERY_FAILED', 'RETURNED'];
    case 'OUT_FOR_DELIVERY':
      return ['DELIVERED', 'DELIVERY_FAILED', 'IN_TRANSIT', 'RETURNED'];
    case 'DELIVERY_FAILED':
      return ['OUT_FOR_DELIVERY', 'DELIVERED', 'IN_TRANSIT', 'RETURNED'];
    case 'BOOKED':
    case 'DELIVERED':
    case 'RETURNED':
    case 'CANCELLED':
      return [];
  }
}
