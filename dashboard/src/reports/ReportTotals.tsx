import type { Report } from '#api';
import { textIn } from '../http/report';
import { measuresOf } from './figures';
import { useCellText } from './useCellText';
import { useColumnName } from './useColumnName';

/** The sums over all rows, also over those that are not read yet. */
export function ReportTotals({ report, currency }: { report: Report; currency: string | null }) {
  const columnName = useColumnName();
  const cellText = useCellText();
  const total = report.totals.find((row) => currency === null || textIn(row, 'currency') === currency);
  return total === undefined ? null : (
    <dl className="report-totals">
      {measuresOf(report.columns).map((column) => (
        <div key={column.name} className="card">
          <dt>{columnName(column.name)}</dt>
          <dd>{cellText(total, column)}</dd>
        </div>
      ))}
    </dl>
  );
}
