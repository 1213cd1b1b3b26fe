import { useEffect, useRef, useState } from 'react';
import type { StockStatusReport } from '#api';
import { useTexts } from '../i18n/locale';
import { texts } from './texts';

const PAUSE_MILLIS = 20_000;

/** Reads the figures to those who do not see them, but not each of many changes a second. */
export function Announcement({ report }: { report: StockStatusReport | null }) {
  const { t, format } = useTexts(texts);
  const newest = useRef(report);
  const [announced, setAnnounced] = useState<StockStatusReport | null>(null);

  useEffect(() => {
    newest.current = report;
  }, [report]);
  useEffect(() => {
    const timer = setInterval(() => setAnnounced(newest.current), PAUSE_MILLIS);
    return () => clearInterval(timer);
  }, []);

  const total = announced?.total;
  return (
    <p className="visually-hidden" aria-live="polite">
      {total &&
        t('announcement', {
          quantity: format.number(total.quantity),
          items: format.number(total.items),
          inStock: format.number(total.inStock),
          lowStock: format.number(total.lowStock),
          outOfStock: format.number(total.outOfStock),
        })}
    </p>
  );
}
