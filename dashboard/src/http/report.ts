import type { Report } from '#api';
import type { MoneyAmount } from '../i18n/format';

/** A row of a report; what is in it, the columns of the report say. */
export type ReportRow = Report['rows'][number];

/** A number in a row, or nothing where it is absent. */
export function numberIn(row: ReportRow | undefined, column: string): number | null {
  const value = row === undefined ? undefined : (row as Record<string, unknown>)[column];
  return typeof value === 'number' ? value : null;
}

/** Money in a row, or nothing where it is absent. */
export function moneyIn(row: ReportRow | undefined, column: string): MoneyAmount | null {
  const value = row === undefined ? undefined : (row as Record<string, unknown>)[column];
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
    ? { amount: String(value.amount), currency: String(value.currency) }
    : null;
}

/** A text in a row, empty where it is absent. */
export function textIn(row: ReportRow | undefined, column: string): string {
  const value = row === undefined ? undefined : (row as Record<string, unknown>)[column];
  return typeof value === 'string' ? value : '';
}
