import type { Report, StockStatusReport } from '#api';
import { moneyIn, numberIn, textIn, type ReportRow } from '../http/report';
import { isPeriod } from './types';

type Column = Report['columns'][number];

/** The columns that are figures, and so can be drawn. */
export function measuresOf(columns: readonly Column[]): Column[] {
  return columns.filter(({ kind }) => kind === 'COUNT' || kind === 'DECIMAL' || kind === 'MONEY');
}

/** A figure of a row as a number to draw; what is absent is nothing. */
export function figureIn(row: ReportRow, { name, kind }: Column): number | null {
  if (kind !== 'MONEY') {
    return numberIn(row, name);
  }
  const money = moneyIn(row, name);
  return money === null ? null : Number(money.amount);
}

/** The currencies in which a report has rows: what is in different ones is never drawn together. */
export function currenciesOf(report: Report): string[] {
  return [...new Set([...report.totals, ...report.rows].map((row) => textIn(row, 'currency')).filter(Boolean))].sort();
}

/** The rows in a currency, or all where the report is about no money. */
export function rowsIn(report: Report, currency: string | null): Report['rows'] {
  return currency === null ? report.rows : report.rows.filter((row) => textIn(row, 'currency') === currency);
}

/** What a row stands for. */
export function nameOf(row: ReportRow, report: Report): string {
  const names = report.columns.filter(({ kind, name }) => kind === 'TEXT' && name !== 'currency').map(({ name }) => name);
  const said =
    report.groupBy === 'product' ? ['productName', 'sku'] : report.groupBy === 'user' ? ['username', 'userId'] : names;
  const found = said.map((name) => textIn(row, name)).filter((text) => text !== '');
  const isOne = report.groupBy === 'product' || report.groupBy === 'user';
  return (isOne ? found.slice(0, 1) : found).join(' · ');
}

/** Instants in seconds and a figure for each, in the order of time. */
export function seriesOf(report: Report, rows: Report['rows'], measure: Column): [number[], (number | null)[]] {
  const points = rows
    .map((row) => [Date.parse(`${textIn(row, report.groupBy)}T00:00:00Z`) / 1000, figureIn(row, measure)] as const)
    .filter(([seconds]) => !Number.isNaN(seconds))
    .sort(([one], [other]) => one - other);
  return [points.map(([seconds]) => seconds), points.map(([, figure]) => figure)];
}

export interface Bar {
  readonly name: string;
  readonly row: ReportRow;
  readonly figure: number;
}

/** The rows with the largest figures, the largest first. */
export function barsOf(report: Report, rows: Report['rows'], measure: Column, most: number): Bar[] {
  return rows
    .map((row) => ({ name: nameOf(row, report), row, figure: figureIn(row, measure) ?? 0 }))
    .sort((one, other) => Math.abs(other.figure) - Math.abs(one.figure))
    .slice(0, most);
}

export function isOverTime(report: Report): boolean {
  return isPeriod(report.groupBy);
}

const TALLY = ['items', 'quantity', 'reserved', 'available', 'inStock', 'lowStock', 'outOfStock'] as const;

/** How the stock stands now, as a report by location, so that it is shown as the others are. */
export function asReport(status: StockStatusReport): Report {
  const row = (tally: StockStatusReport['total'], location: string) => ({ location, ...tally });
  return {
    type: status.type,
    position: status.position,
    from: '',
    to: '',
    zone: '',
    groupBy: 'location',
    columns: [{ name: 'location', kind: 'TEXT' }, ...TALLY.map((name) => ({ name, kind: 'COUNT' as const }))],
    totals: status.locations.length === 0 ? [] : ([row(status.total, '')] as unknown as Report['totals']),
    rows: status.locations.map(({ location, tally }) => row(tally, location)) as unknown as Report['rows'],
  };
}
