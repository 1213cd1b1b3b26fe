import { useCallback } from 'react';
import type { StockStatusReport } from '#api';
import type { ChartData, Reading } from '../chart/drawChart';
import { TimeChart } from '../chart/TimeChart';
import { useTexts } from '../i18n/locale';
import type { QuantityHistory } from './QuantityHistory';
import { texts } from './texts';

interface Props {
  readonly history: QuantityHistory;
  readonly report: StockStatusReport | null;
}

const TICK_MILLIS = 1_000;
const SERIES = [{ colour: '--accent', kind: 'step', fill: '--accent-wash' }] as const;

/** How the quantity on hand was over the last minutes. */
export function QuantityChart({ history, report }: Props) {
  const { t, format } = useTexts(texts);
  const live = useCallback((): ChartData => {
    const { seconds, quantities } = history.until(Date.now());
    return [seconds, quantities];
  }, [history]);
  const span = useCallback(() => history.span(Date.now()), [history]);
  const range = history.range();
  const summary =
    report === null || range === null
      ? t('chartEmpty')
      : t('quantitySummary', {
          now: format.number(report.total.quantity),
          lowest: format.number(range[0]),
          highest: format.number(range[1]),
        });
  return (
    <section className="card" aria-labelledby="quantity-chart">
      <div className="card-head">
        <h2 id="quantity-chart">{t('quantityChart')}</h2>
      </div>
      <TimeChart
        summary={summary}
        series={SERIES}
        data={live()}
        live={live}
        span={span}
        tickMillis={TICK_MILLIS}
        formatX={(seconds, step) => (step < 60 ? format.timeToSecond : format.time)(seconds * 1000)}
        formatY={format.number}
        reading={({ seconds, values }: Reading) =>
          values[0] == null ? '\u00a0' : `${format.timeToSecond(seconds * 1000)}  ·  ${format.number(values[0])}`
        }
      />
    </section>
  );
}
