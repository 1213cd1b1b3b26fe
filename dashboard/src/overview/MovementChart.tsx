import { useCallback } from 'react';
import type { Report } from '#api';
import type { ChartData, Reading } from '../chart/drawChart';
import { TimeChart } from '../chart/TimeChart';
import { useTexts } from '../i18n/locale';
import type { MovementRate } from './MovementRate';
import { texts } from './texts';

const TICK_MILLIS = 2_000;
const SERIES = [{ colour: '--series-3', kind: 'bars' }] as const;

/** How many movements a minute there were over the last minutes. */
export function MovementChart({ rate, report }: { rate: MovementRate; report: Report | null }) {
  const { t, format } = useTexts(texts);
  const live = useCallback((): ChartData => rate.until(Date.now()), [rate]);
  const span = useCallback(() => rate.span(Date.now()), [rate]);
  return (
    <section className="card" aria-labelledby="movement-chart">
      <div className="card-head">
        <h2 id="movement-chart">{t('movementChart')}</h2>
      </div>
      <TimeChart
        summary={
          report === null
            ? t('chartEmpty')
            : t('movementSummary', { now: format.number(rate.lastMinute(Date.now())) })
        }
        series={SERIES}
        data={live()}
        live={live}
        span={span}
        fromZero
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
