import { randomUUID } from 'node:crypto';
import { api } from './waybill';

export interface Booked {
  readonly id: string;
  readonly trackingNumber: string;
  readonly reference: string;
}

interface More {
  /** The code of the one who is to carry it, else the cheapest. */
  readonly carrier?: string;
  readonly customer?: string;
  readonly items?: readonly { readonly productId: string; readonly quantity: number }[];
}

/** A shipment on its way, so far. */
export async function booked(way: readonly string[] = [], { customer = 'สมชาย ใจดี', ...more }: More = {}): Promise<Booked> {
  const shipment = await api<Booked>('POST', '/api/shipments', {
    reference: `ORDER-${randomUUID().slice(0, 8)}`,
    customer: { name: customer, email: 'somchai@example.com', phone: '081 234 5678' },
    from: { name: 'Waybill', line1: '1 Rama IV Road', city: 'Bangkok', postalCode: '10330', country: 'TH' },
    to: { line1: '99/1 ถนนห้วยแก้ว', city: 'เชียงใหม่', postalCode: '50200', country: 'TH' },
    parcels: [{ weightGrams: 1200, lengthMm: 300, widthMm: 200, heightMm: 100 }],
    ...more,
  });
  for (const status of way) {
    if (status === 'DISPATCHED') {
      await api('POST', `/api/shipments/${shipment.id}/dispatch`);
    } else if (status === 'CANCELLED') {
      await api('POST', `/api/shipments/${shipment.id}/cancel`);
    } else {
      await api('POST', `/api/shipments/${shipment.id}/tracking`, { status, location: 'Bang Na' });
    }
  }
  return shipment;
}
