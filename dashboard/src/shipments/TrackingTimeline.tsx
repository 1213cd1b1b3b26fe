import type { ShipmentView } from '#api';
import { useLocale, useTexts } from '../i18n/locale';
import { texts } from './texts';

/** What happened to a shipment, the last first. */
export function TrackingTimeline({ shipment }: { shipment: ShipmentView }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const sightings = [...shipment.trackingHistory].reverse();
  return (
    <section aria-labelledby="tracking-title">
      <h3 id="tracking-title">{t('tracking')}</h3>
      {sightings.length === 0 && <p className="muted">{t('noTracking')}</p>}
      <ol className="timeline">
        {sightings.map((sighting, index) => (
          <li key={`${sighting.occurredAt} ${sighting.status} ${sighting.location ?? ''}`} data-newest={index === 0}>
            <strong>{common(`shipment.status.${sighting.status}`)}</strong>
            <time dateTime={sighting.occurredAt}>{format.dateTime(sighting.occurredAt)}</time>
            {(sighting.location != null || sighting.description != null) && (
              <span className="muted">{[sighting.location, sighting.description].filter(Boolean).join(' · ')}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
