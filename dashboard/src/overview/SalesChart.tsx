import { useMemo } from 'react';
import type { Report } from '#api';
import type { ChartData, Reading } from '../chart/drawChart';
import { TimeChart } from '../chart/TimeChart';
import { moneyIn, textIn } from '../http/report';
import { useTexts } from '../i18n/locale';
import { texts } from './texts';

const SERIES = [{ colour: '--series-2', kind: 'bars' }] as const;
const HALF_DAY_SECONDS = 43_200;

/** What was sold on each day, in the currency that most was sold in. */
export function SalesChart({ report }: { report: Report | null }) {
  const { t, format } = useTexts(texts);
  const total = useMemo(() => largest(report), [report]);
  const data = useMemo<ChartData>(() => {
    const rows = (report?.rows ?? []).filter((row) => moneyIn(row, 'sales')?.currency === total?.currency);
    return [
      rows.map((row) => Date.parse(`${textIn(row, 'day')}T00:00:00Z`) / 1000),
      rows.map((row) => Number(moneyIn(row, 'sales')?.amount ?? 0)),
    ];
  }, [report, total]);
  const day = (seconds: number) => format.day(new Date(seconds * 1000).toISOString().slice(0, 10));
  const [first, last] = [data[0][0], data[0].at(-1)];
  return (
    <section className="card charts-wide" aria-labelledby="sales-chart">
      <div className="card-head">
        <h2 id="sales-chart">{t('salesChart')}</h2>
      </div>
      <TimeChart
        summary={
          total === null
            ? t('chartEmpty')
            : t('salesSummary', { currency: total.currency, total: format.wholeMoney(total) })
        }
        series={SERIES}
        data={data}
        height={180}
        fromZero
        span={() => (first === undefined || last === undefined ? [0, 1] : [first, last + 2 * HALF_DAY_SECONDS])}
        formatX={day}
        formatY={format.compact}
        reading={({ seconds, values }: Reading) =>
          total === null || values[0] == null
            ? '\u00a0'
            : `${day(seconds)}  ·  ${format.money({ amount: String(values[0]), currency: total.currency })}`
        }
      />
    </section>
  );
}

function largest(report: Report | null) {
  const totals = (report?.totals ?? []).map((row) => moneyIn(row, 'sales')).filter((money) => money !== null);
  return totals.sort((one, other) => Number(other.amount) - Number(one.amount))[0] ?? null;
}
