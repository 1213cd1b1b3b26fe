import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Report, StockStatusReport } from '#api';
import { moneyIn, numberIn } from '../http/report';
import { useTexts } from '../i18n/locale';
import type { MovementRate } from './MovementRate';
import { texts } from './texts';
import type { ShipmentCount, ShipmentStatus } from './useFigures';

interface Props {
  readonly stock: StockStatusReport | null;
  readonly finance: Report | null;
  readonly shipping: Report | null;
  readonly shipments: readonly ShipmentCount[] | null;
  readonly movements: MovementRate;
}

const UNDER_WAY: readonly ShipmentStatus[] = ['DISPATCHED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERY_FAILED'];
const TICK_MILLIS = 2_000;
const UNKNOWN = '–';

/** The figures at a glance; each leads to where there is more about it. */
export function Tiles({ stock, finance, shipping, shipments, movements }: Props) {
  const { t, format } = useTexts(texts);
  const now = useNow(TICK_MILLIS);
  const number = (value: number | null | undefined) => (value == null ? UNKNOWN : format.number(value));
  const total = stock?.total;
  const items = t('ofItems', { items: number(total?.items) });
  const values = (finance?.totals ?? []).map((row) => moneyIn(row, 'stockValue')).filter((value) => value !== null);
  const delivered = numberIn(shipping?.totals[0], 'delivered') ?? 0;
  const share = numberIn(shipping?.totals[0], 'onTimeShare');
  const underWay = shipments
    ?.filter(({ status }) => UNDER_WAY.includes(status))
    .reduce<number | null>((sum, { count }) => (sum === null || count === null ? null : sum + count), 0);
  return (
    <ul className="tiles">
      <Tile
        href="/reports/financial-statement"
        label={t('stockValue')}
        value={finance === null ? UNKNOWN : values.map(format.wholeMoney).join(' + ') || number(0)}
        note={values.length === 0 && finance !== null ? t('noStockValue') : t('stockValueNote')}
        wide
      />
      <Tile
        href="/stock"
        label={t('quantity')}
        value={number(total?.quantity)}
        note={t('available', { available: number(total?.available) })}
      />
      <Tile href="/stock?status=LOW_STOCK" label={t('lowStock')} value={number(total?.lowStock)} note={items} tone="warn" />
      <Tile
        href="/stock?status=OUT_OF_STOCK"
        label={t('outOfStock')}
        value={number(total?.outOfStock)}
        note={items}
        tone="bad"
      />
      <Tile
        href="/reports/stock-movements"
        label={t('perMinute')}
        value={stock === null ? UNKNOWN : number(movements.lastMinute(now))}
        note={t('perMinuteNote')}
      />
      <Tile
        href="/shipments"
        label={t('underWay')}
        value={number(underWay)}
        note={t('underWayNote', { delivered: number(delivered) })}
      />
      <Tile
        href="/reports/shipping-performance"
        label={t('onTime')}
        value={share === null ? UNKNOWN : format.share(share, 1)}
        note={delivered === 0 ? t('nothingDelivered') : t('onTimeNote', { delivered: number(delivered) })}
      />
    </ul>
  );
}

interface TileProps {
  readonly href: string;
  readonly label: string;
  readonly value: string;
  readonly note: ReactNode;
  readonly tone?: 'warn' | 'bad';
  readonly wide?: boolean;
}

function Tile({ href, label, value, note, tone, wide = false }: TileProps) {
  return (
    <li className="tile" data-tone={tone} data-wide={wide}>
      <Link href={href}>
        <span className="tile-label">{label}</span>
        {/* A new key lets the highlight play again. */}
        <span key={value} className="tile-value">
          {value}
        </span>
        <span className="tile-note">{note}</span>
      </Link>
    </li>
  );
}

function useNow(everyMillis: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return now;
}
