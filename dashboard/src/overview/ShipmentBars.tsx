import { useLocale, useTexts } from '../i18n/locale';
import { texts } from './texts';
import type { ShipmentCount } from './useFigures';

/** The server counts no further, see the description of the API. */
const COUNTED = 10_000;

/** How many shipments are in each state. */
export function ShipmentBars({ shipments }: { shipments: readonly ShipmentCount[] | null }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const most = Math.max(1, ...(shipments ?? []).map(({ count }) => count ?? COUNTED));
  const none = shipments !== null && shipments.every(({ count }) => count === 0);
  return (
    <section className="card locations" aria-labelledby="by-status">
      <div className="card-head">
        <h2 id="by-status">{t('byStatus')}</h2>
      </div>
      {none ? (
        <p className="muted">{t('noShipments')}</p>
      ) : (
        <ul className="bars compact">
          {shipments?.map(({ status, count }) => (
            <li key={status}>
              <span className="bar-name">{common(`shipment.status.${status}`)}</span>
              <span className="bar" aria-hidden="true">
                <span data-part="available" style={{ width: `${(100 * (count ?? COUNTED)) / most}%` }} />
              </span>
              <span className="bar-value">
                {count === null ? t('more', { count: format.number(COUNTED) }) : format.number(count)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
