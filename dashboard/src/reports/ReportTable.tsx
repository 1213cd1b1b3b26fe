import { useMemo } from 'react';
import type { Report } from '#api';
import type { ReportRow } from '../http/report';
import { useTexts } from '../i18n/locale';
import { DataTable, type Column } from '../ui/DataTable';
import { texts } from './texts';
import { useCellText } from './useCellText';
import { useColumnName } from './useColumnName';

const ROW_HEIGHT = 44;
/** What a phone has room for: what the row stands for, the figure that is drawn, and others. */
const NARROW = 3;
const WIDE = 7;

/** Money says its currency itself, and a product has a name; a file has these too. */
const UNSHOWN: ReadonlySet<string> = new Set(['currency', 'productId']);

interface Props {
  readonly report: Report;
  /** The name of the column that is drawn. */
  readonly measure: string | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
}

interface Numbered {
  readonly number: number;
  readonly row: ReportRow;
}

/** All of a report. */
export function ReportTable({ report, measure, ...rest }: Props) {
  const { t } = useTexts(texts);
  const columnName = useColumnName();
  const cellText = useCellText();
  const rows = useMemo<Numbered[]>(() => report.rows.map((row, number) => ({ number, row })), [report.rows]);
  const columns = useMemo<readonly Column<Numbered>[]>(() => {
    const shown = report.columns.filter(({ name }) => !UNSHOWN.has(name));
    const drawn = shown.findIndex(({ name }) => name === measure);
    const isNarrow = (index: number) => index === drawn || index < (drawn < NARROW ? NARROW : NARROW - 1);
    return shown.map((column, index) => ({
      id: column.name,
      header: columnName(column.name),
      align: column.kind === 'TEXT' || column.kind === 'DATE' ? 'start' : 'end',
      ...(isNarrow(index) ? {} : { hideBelow: index < WIDE ? 'narrow' : 'wide' }),
      cell: ({ row }: Numbered) => cellText(row, column),
    }));
  }, [report.columns, measure, columnName, cellText]);
  return (
    <DataTable
      label={t('table')}
      columns={columns}
      rows={rows}
      rowKey={({ number }) => String(number)}
      rowHeight={ROW_HEIGHT}
      height="60vh"
      {...rest}
    />
  );
}
