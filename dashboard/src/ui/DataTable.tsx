import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { useLocale } from '../i18n/locale';
import { LoadingState } from './states';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** How wide it is, as CSS has it, such as `120px`; without it, it shares what is left. */
  readonly width?: string;
  readonly align?: 'start' | 'end';
  /** Leaves the column out where there is little room: below 1500, below 1100 or below 760 pixels. */
  readonly hideBelow?: 'widest' | 'wide' | 'narrow';
  /** The header is for those who do not see what the column is. */
  readonly hiddenHeader?: boolean;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Nothing while they are read for the first time. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** How high a row is, in pixels; all are equally high. */
  readonly rowHeight?: number;
  /** How high the table is at most, as CSS has it; without it, as high as the window has room for below a toolbar. */
  readonly height?: string;
  /** What to show instead of no rows. */
  readonly empty?: ReactNode;
  readonly hasMore?: boolean;
  readonly loadingMore?: boolean;
  /** Called when the end comes into sight. */
  readonly onMore?: () => void;
  /** What is shown belongs to a choice that is no longer the one. */
  readonly stale?: boolean;
  /** A row that stands out. */
  readonly currentKey?: string | null;
}

const ROW_HEIGHT = 56;
const OVERSCAN = 8;
const NEAR_END = 20;

/**
 * A table of any number of rows, of which only those in sight are in the page. It is a real table to a screen reader,
 * which is told how many rows there are and which ones these are.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { label, columns, rows, rowKey, rowHeight = ROW_HEIGHT, height, hasMore = false } = props;
  const { t } = useLocale();
  const place = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows?.length ?? 0,
    getScrollElement: () => place.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => (rows?.[index] === undefined ? index : rowKey(rows[index])),
    overscan: OVERSCAN,
  });
  const shown = virtualizer.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtualizer.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const last = shown.at(-1)?.index ?? 0;
  const { onMore } = props;

  useEffect(() => {
    if (hasMore && rows !== undefined && last >= rows.length - NEAR_END) {
      onMore?.();
    }
  }, [hasMore, rows, last, onMore]);

  if (rows === undefined) {
    return <LoadingState lines={8} />;
  }
  if (rows.length === 0) {
    return <>{props.empty}</>;
  }
  return (
    // A keyboard must be able to scroll it.
    <div ref={place} className="table-place fits" style={height === undefined ? {} : { maxHeight: height }} tabIndex={0} role="region" aria-label={label}>
      <table
        className="table"
        aria-label={label}
        aria-rowcount={hasMore ? -1 : rows.length + 1}
        aria-busy={props.stale ?? false}
        data-stale={props.stale ?? false}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} className={hiding(column)} style={column.width ? { width: column.width } : {}} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={hiding(column)} data-align={column.align}>
                {column.hiddenHeader ? <span className="visually-hidden">{column.header}</span> : column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={above} />
          {shown.map(({ index, key }) => {
            const row = rows[index];
            return (
              row !== undefined && (
                <tr
                  key={key}
                  aria-rowindex={index + 2}
                  style={{ height: rowHeight }}
                  data-current={props.currentKey === rowKey(row)}
                >
                  {columns.map((column) => (
                    <td key={column.id} className={hiding(column)} data-align={column.align}>
                      {column.cell(row)}
                    </td>
                  ))}
                </tr>
              )
            );
          })}
          <Gap height={below} />
        </tbody>
      </table>
      {props.loadingMore && (
        <p className="table-more" role="status">
          {t('list.loadingMore')}
        </p>
      )}
    </div>
  );
}

/** In place of rows that are out of sight. */
function Gap({ height }: { height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden="true" style={{ height }}>
      <td className="table-gap" />
    </tr>
  );
}

function hiding<Row>(column: Column<Row>): string {
  return column.hideBelow === undefined ? '' : `hide-${column.hideBelow}`;
}
