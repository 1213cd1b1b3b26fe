import { useState } from 'react';
import { useTexts } from '../i18n/locale';
import { Segmented } from '../ui/Segmented';
import { EmptyState, FailedState, LoadingState } from '../ui/states';
import { currenciesOf, isOverTime, measuresOf, rowsIn } from './figures';
import { ReportBars } from './ReportBars';
import { ReportTable } from './ReportTable';
import { ReportTimeChart } from './ReportTimeChart';
import { ReportTotals } from './ReportTotals';
import { texts } from './texts';
import type { ReportKind } from './types';
import { useColumnName } from './useColumnName';
import type { useReport } from './useReport';

interface Props {
  readonly kind: ReportKind;
  readonly read: ReturnType<typeof useReport>;
}

/** A report: its totals, one of its figures drawn, and all of it as a table. */
export function ReportView({ kind, read }: Props) {
  const { t, format } = useTexts(texts);
  const columnName = useColumnName();
  const { query, report } = read;
  const [chosen, setChosen] = useState(kind.measure);
  const [wanted, setWanted] = useState<string | null>(null);

  if (report === undefined) {
    return query.error === null ? (
      <LoadingState lines={8} />
    ) : (
      <FailedState error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  const measures = measuresOf(report.columns);
  const measure = measures.find(({ name }) => name === chosen) ?? measures[0];
  const currencies = currenciesOf(report);
  const currency = currencies.find((each) => each === wanted) ?? mostUsed(currencies, report.rows) ?? null;
  const rows = rowsIn(report, currency);
  if (report.rows.length === 0) {
    return (
      <EmptyState title={t('empty')}>
        <p className="muted">
          {report.from === '' ? t('emptyNow') : t('emptyHint', { from: format.day(report.from), to: format.day(report.to) })}
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="report" data-stale={query.isPlaceholderData} aria-busy={query.isPlaceholderData}>
      <ReportTotals report={report} currency={currency} />
      {measure && (
        <section className="card" aria-labelledby="report-chart">
          <div className="card-head report-chart-head">
            <h2 id="report-chart" className="visually-hidden">
              {columnName(measure.name)}
            </h2>
            <select aria-label={t('measure')} value={measure.name} onChange={(event) => setChosen(event.target.value)}>
              {measures.map(({ name }) => (
                <option key={name} value={name}>
                  {columnName(name)}
                </option>
              ))}
            </select>
            {currencies.length > 1 && (
              <Segmented
                label={t('currency')}
                value={currency ?? ''}
                choices={currencies.map((value) => ({ value, label: value }))}
                onChange={setWanted}
              />
            )}
          </div>
          {isOverTime(report) ? (
            <ReportTimeChart report={report} rows={rows} measure={measure} />
          ) : (
            <ReportBars report={report} rows={rows} measure={measure} />
          )}
        </section>
      )}
      <ReportTable
        report={report}
        measure={measure?.name ?? null}
        hasMore={query.hasNextPage}
        loadingMore={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}

function mostUsed(currencies: readonly string[], rows: readonly object[]): string | undefined {
  const used = (currency: string) => rows.filter((row) => 'currency' in row && row.currency === currency).length;
  return [...currencies].sort((one, other) => used(other) - used(one))[0];
}
