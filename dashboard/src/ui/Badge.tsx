import { useLocale } from '../i18n/locale';
import type { CommonText } from '../i18n/common';

/** Colours say no more than the text does. */
export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'plain';

export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}

type StockStatus = Extract<CommonText, `stock.status.${string}`> extends `stock.status.${infer Status}` ? Status : never;
type ShipmentStatus =
  Extract<CommonText, `shipment.status.${string}`> extends `shipment.status.${infer Status}` ? Status : never;

const STOCK_TONES: Readonly<Record<StockStatus, Tone>> = { IN_STOCK: 'good', LOW_STOCK: 'warn', OUT_OF_STOCK: 'bad' };

const SHIPMENT_TONES: Readonly<Record<ShipmentStatus, Tone>> = {
  BOOKED: 'plain',
  DISPATCHED: 'busy',
  IN_TRANSIT: 'busy',
  OUT_FOR_DELIVERY: 'busy',
  DELIVERY_FAILED: 'warn',
  DELIVERED: 'good',
  RETURNED: 'bad',
  CANCELLED: 'plain',
};

export function StockBadge({ status }: { status: StockStatus }) {
  const { t } = useLocale();
  return <Badge tone={STOCK_TONES[status]}>{t(`stock.status.${status}`)}</Badge>;
}

export function ShipmentBadge({ status }: { status: ShipmentStatus }) {
  const { t } = useLocale();
  return <Badge tone={SHIPMENT_TONES[status]}>{t(`shipment.status.${status}`)}</Badge>;
}
