import { useMemo } from 'react';
import type { Report } from '#api';
import type { Reading } from '../chart/drawChart';
import { TimeChart } from '../chart/TimeChart';
import { useTexts } from '../i18n/locale';
import { seriesOf } from './figures';
import { texts } from './texts';
import { useColumnName } from './useColumnName';

const SERIES = [{ colour: '--series-1', kind: 'bars' }] as const;
const DAY_SECONDS = 86_400;

interface Props {
  readonly report: Report;
  readonly rows: Report['rows'];
  readonly measure: Report['columns'][number];
}

/** One figure of a report over time. */
export function ReportTimeChart({ report, rows, measure }: Props) {
  const { t, format } = useTexts(texts);
  const columnName = useColumnName();
  const data = useMemo(() => seriesOf(report, rows, measure), [report, rows, measure]);
  const day = (at: number) => format.day(new Date(at * 1000).toISOString().slice(0, 10));
  const startOf = (of: string) => Date.parse(`${of}T00:00:00Z`) / 1000;
  // A week or a month begins before the period if that begins within it.
  const first = Math.min(startOf(report.from), data[0][0] ?? Number.POSITIVE_INFINITY);
  return (
    <TimeChart
      summary={t('chartSummary', {
        measure: columnName(measure.name),
        from: format.day(report.from),
        to: format.day(report.to),
      })}
      series={SERIES}
      data={data}
      fromZero
      span={() => [first, startOf(report.to) + DAY_SECONDS]}
      formatX={(at, apart) => (apart >= DAY_SECONDS || new Date(at * 1000).getHours() === 0 ? day(at) : '')}
      formatY={format.compact}
      reading={({ seconds: at, values }: Reading) =>
        values[0] == null ? '\u00a0' : `${day(at)}  ·  ${format.decimal(values[0])}`
      }
    />
  );
}
