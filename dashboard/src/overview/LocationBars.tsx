import type { StockStatusReport } from '#api';
import { useLocale, useTexts } from '../i18n/locale';
import { texts } from './texts';

/** How much lies where; the pale end of a bar is what is reserved. */
export function LocationBars({ report }: { report: StockStatusReport | null }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const locations = report?.locations ?? [];
  const most = Math.max(1, ...locations.map(({ tally }) => tally.quantity));
  const percent = (quantity: number) => `${(100 * Math.max(0, quantity)) / most}%`;
  return (
    <section className="card locations" aria-labelledby="by-location">
      <div className="card-head">
        <h2 id="by-location">{t('byLocation')}</h2>
        <ul className="legend" aria-hidden="true">
          <li data-part="available">{t('availablePart')}</li>
          <li data-part="reserved">{t('reservedPart')}</li>
        </ul>
      </div>
      {report !== null && locations.length === 0 && <p className="muted">{t('noLocations')}</p>}
      {/* Scrolls when there are many, so a keyboard must be able to get at it. */}
      <ul className="bars" tabIndex={locations.length > 6 ? 0 : undefined}>
        {locations.map(({ location, tally }) => (
          <li key={location}>
            <span className="bar-name">{location}</span>
            <span className="bar-value">
              {format.number(tally.quantity)}
              <span className="visually-hidden">
                {`, ${t('reservedPart')} ${format.number(tally.reserved)}`}
              </span>
            </span>
            <span className="bar" aria-hidden="true">
              <span data-part="available" style={{ width: percent(tally.available) }} />
              <span data-part="reserved" style={{ width: percent(tally.reserved) }} />
            </span>
            <span className="bar-notes">
              <Count status="LOW_STOCK" label={common('stock.status.LOW_STOCK')} count={tally.lowStock} />
              <Count status="OUT_OF_STOCK" label={common('stock.status.OUT_OF_STOCK')} count={tally.outOfStock} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Count({ status, label, count }: { status: string; label: string; count: number }) {
  const { format } = useLocale();
  return count === 0 ? null : <span data-status={status}>{`${label} ${format.number(count)}`}</span>;
}
