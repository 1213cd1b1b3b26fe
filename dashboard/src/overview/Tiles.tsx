import { useLocale } from '../i18n/locale';
import type { StockStatus } from '../stock/stock';
import type { StockStatusReport } from './stockStatus';

interface Props {
  readonly report: StockStatusReport | null;
  readonly status: StockStatus | null;
  readonly onStatus: (status: StockStatus | null) => void;
}

/** The figures at a glance. Those of a status also filter the table below by it. */
export function Tiles({ report, status, onStatus }: Props) {
  const { t, format } = useLocale();
  const total = report?.total;
  const number = (value: number | undefined) => (value === undefined ? '–' : format.number(value));
  const counts: readonly (readonly [StockStatus, number | undefined])[] = [
    ['IN_STOCK', total?.inStock],
    ['LOW_STOCK', total?.lowStock],
    ['OUT_OF_STOCK', total?.outOfStock],
  ];
  return (
    <ul className="tiles">
      <li className="tile">
        <Figure label={t('overview.quantity')} value={number(total?.quantity)}>
          {t('overview.available', { available: number(total?.available) })}
        </Figure>
      </li>
      <li className="tile">
        <Figure label={t('overview.items')} value={number(total?.items)}>
          {t('overview.locations', { count: number(report?.locations.length) })}
        </Figure>
      </li>
      {counts.map(([each, count]) => (
        <li key={each} className="tile" data-status={each}>
          <button
            type="button"
            aria-pressed={status === each}
            title={t('overview.filterBy', { status: t(`stock.status.${each}`) })}
            onClick={() => onStatus(status === each ? null : each)}
          >
            <Figure label={t(`stock.status.${each}`)} value={number(count)}>
              {t('overview.share', {
                share: total === undefined || count === undefined ? '–' : format.share(count, total.items),
              })}
            </Figure>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Figure({ label, value, children }: { label: string; value: string; children: string }) {
  return (
    <>
      <span className="tile-label">{label}</span>
      {/* A new key lets the highlight play again. */}
      <span key={value} className="tile-value">
        {value}
      </span>
      <span className="tile-note">{children}</span>
    </>
  );
}
