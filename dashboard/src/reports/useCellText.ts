import { useCallback } from 'react';
import type { Report } from '#api';
import { useLocale } from '../i18n/locale';
import { moneyIn, numberIn, textIn, type ReportRow } from '../http/report';
import { isDay } from './period';

/** Columns that are shares, from 0 to 1. */
const SHARES: ReadonlySet<string> = new Set(['onTimeShare']);

/** What is in a column of a row, as people of the reader's language write it. */
export function useCellText(): (row: ReportRow, column: Report['columns'][number]) => string {
  const { format } = useLocale();
  return useCallback(
    (row, { name, kind }) => {
      switch (kind) {
        case 'MONEY': {
          const money = moneyIn(row, name);
          return money === null ? '—' : format.money(money);
        }
        case 'COUNT':
        case 'DECIMAL': {
          const value = numberIn(row, name);
          return value === null ? '—' : SHARES.has(name) ? format.share(value, 1) : format.decimal(value);
        }
        case 'DATE': {
          const day = textIn(row, name);
          return isDay(day) ? format.day(day) : day;
        }
        case 'TEXT':
          return textIn(row, name) || '—';
      }
    },
    [format],
  );
}
