import { useEffect, useRef, useState } from 'react';
import { useLocale } from '../i18n/locale';
import { drawChart, type Chart, type Reading } from './drawChart';
import type { QuantityHistory } from './QuantityHistory';
import type { StockStatusReport } from './stockStatus';

interface Props {
  readonly history: QuantityHistory;
  readonly report: StockStatusReport | null;
}

export function QuantityChart({ history, report }: Props) {
  const { t, format } = useLocale();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);

  useEffect(() => {
    if (place.current === null) {
      return;
    }
    chart.current = drawChart(place.current, history, format, setReading);
    return () => chart.current?.remove();
  }, [history, format]);
  useEffect(() => chart.current?.update(), [report]);

  const range = history.range();
  const summary =
    report === null || range === null
      ? t('overview.chartEmpty')
      : t('overview.chartSummary', {
          now: format.number(report.total.quantity),
          lowest: format.number(range[0]),
          highest: format.number(range[1]),
        });
  return (
    <section className="card" aria-labelledby="quantity-chart">
      <div className="card-head">
        <h2 id="quantity-chart">{t('overview.chart')}</h2>
        <span className="reading" aria-hidden="true">
          {reading && `${format.timeToSecond(reading.millis)}  ·  ${format.number(reading.quantity)}`}
        </span>
      </div>
      <div ref={place} className="chart" role="img" aria-label={summary} />
    </section>
  );
}
