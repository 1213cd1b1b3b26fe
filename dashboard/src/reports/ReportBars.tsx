import type { Report } from '#api';
import { barsOf } from './figures';
import { useCellText } from './useCellText';

const MOST = 15;

interface Props {
  readonly report: Report;
  readonly rows: Report['rows'];
  readonly measure: Report['columns'][number];
}

/** One figure of a report, the largest first. The table has all of them. */
export function ReportBars({ report, rows, measure }: Props) {
  const cellText = useCellText();
  const bars = barsOf(report, rows, measure, MOST);
  const most = Math.max(...bars.map(({ figure }) => Math.abs(figure)), Number.MIN_VALUE);
  return (
    <ul className="report-bars">
      {bars.map(({ name, row, figure }) => (
        <li key={name}>
          <span className="report-bar-name">{name || '—'}</span>
          <span className="report-bar-value">{cellText(row, measure)}</span>
          <span className="report-bar" aria-hidden="true">
            <span data-negative={figure < 0} style={{ width: `${(100 * Math.abs(figure)) / most}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
