import { useState } from 'react';
import { Link, Redirect, useRoute } from 'wouter';
import type { Report } from '#api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { useAddress } from '../ui/useAddress';
import { Segmented } from '../ui/Segmented';
import { Downloads } from './Downloads';
import { daysIn, isDay, lastDays, periodIn, today, type Period } from './period';
import { ReportView } from './ReportView';
import { SchedulesDialog } from './SchedulesDialog';
import { texts } from './texts';
import { REPORTS, type ReportKind } from './types';
import { useReport } from './useReport';
import './reports.css';

const USUAL_DAYS = 30;

export default function ReportsPage() {
  const { may } = useSession();
  const [, route] = useRoute('/reports/:type');
  const reports = REPORTS.filter(({ permission }) => may(permission));
  const kind = reports.find(({ type }) => type === route?.type);
  const first = reports[0];
  if (kind === undefined) {
    return first === undefined ? null : <Redirect to={`/reports/${first.type}`} replace />;
  }
  return <ReportPage key={kind.type} kind={kind} reports={reports} />;
}

function ReportPage({ kind, reports }: { kind: ReportKind; reports: readonly ReportKind[] }) {
  const { t } = useTexts(texts);
  const { may } = useSession();
  const { search, change } = useAddress();
  const [scheduling, setScheduling] = useState(false);
  const groupBy = kind.groupings.find((each) => each === search.get('groupBy')) ?? kind.groupings[0] ?? 'location';
  const isNow = kind.groupings.length === 0;
  const chosen = periodIn(search);
  const read = useReport(kind, chosen, groupBy);
  // Days are those of the business, which the report names.
  const now = today(new Date(), read.report?.zone);
  const period = chosen ?? shownPeriod(read.report) ?? lastDays(USUAL_DAYS, now);

  function choose(changed: Readonly<Record<string, string>>) {
    change(
      (before) => {
        const next = new URLSearchParams(before);
        Object.entries(changed).forEach(([name, value]) => next.set(name, value));
        return next;
      },
      { replace: true },
    );
  }

  // The period goes along to the next report; what its rows stand for need not fit there.
  const along = chosen === null ? '' : `?${new URLSearchParams({ from: period.from, to: period.to })}`;
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        <div className="page-actions">
          <Downloads type={kind.type} query={isNow ? {} : { ...period, groupBy }} />
          {may('reports:write') && (
            <button type="button" className="button" onClick={() => setScheduling(true)}>
              {t('schedules')}
            </button>
          )}
        </div>
      </div>
      <nav className="report-kinds" aria-label={t('kinds')}>
        {reports.map(({ type }) => (
          <Link key={type} href={`/reports/${type}${along}`} aria-current={type === kind.type ? 'page' : undefined}>
            {t(type)}
          </Link>
        ))}
      </nav>
      {!isNow && (
        <div className="toolbar">
          <PeriodChoice period={period} now={now} onPeriod={choose} />
          <label className="report-choice">
            <span>{t('groupBy')}</span>
            <select value={groupBy} onChange={(event) => choose({ groupBy: event.target.value })}>
              {kind.groupings.map((grouping) => (
                <option key={grouping} value={grouping}>
                  {t(grouping)}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <ReportView kind={kind} read={read} />
      {scheduling && <SchedulesDialog type={kind.type} groupBy={groupBy} onClose={() => setScheduling(false)} />}
    </>
  );
}

function shownPeriod(report: Report | undefined): Period | null {
  return report !== undefined && isDay(report.from) && isDay(report.to) ? { from: report.from, to: report.to } : null;
}

const PRESETS = ['7', '30', '90', '365'] as const;

interface PeriodProps {
  readonly period: Period;
  readonly now: string;
  readonly onPeriod: (period: { readonly from: string; readonly to: string }) => void;
}

function PeriodChoice({ period, now, onPeriod }: PeriodProps) {
  const { t, format } = useTexts(texts);
  const preset = PRESETS.find((days) => period.to === now && String(daysIn(period)) === days);
  return (
    <>
      <Segmented
        label={t('period')}
        value={preset ?? ''}
        choices={PRESETS.map((value) => ({ value: value as string, label: t('days', { days: format.number(Number(value)) }) }))}
        onChange={(days) => onPeriod(lastDays(Number(days), now))}
      />
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="report-choice">
          <span>{t(end)}</span>
          <input
            type="date"
            value={period[end]}
            max={now}
            onChange={(event) => {
              const changed = { ...period, [end]: event.target.value };
              if (isDay(event.target.value) && changed.from <= changed.to) {
                onPeriod(changed);
              }
            }}
          />
        </label>
      ))}
    </>
  );
}
