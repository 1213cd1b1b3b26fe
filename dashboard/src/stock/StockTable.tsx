import { useMemo, type ReactNode } from 'react';
import type { StockItemView } from '#api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { StockBadge } from '../ui/Badge';
import { DataTable, type Column } from '../ui/DataTable';
import { RowTitle } from '../ui/RowTitle';
import { texts } from './texts';

interface Props {
  readonly items: readonly StockItemView[] | undefined;
  readonly stale: boolean;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (id: string) => void;
  readonly currentId: string | null;
  readonly empty: ReactNode;
}

export function StockTable({ items, onOpen, currentId, ...rest }: Props) {
  const { t, format } = useTexts(texts);
  const { may } = useSession();
  const moves = may('stock:write');
  const columns = useMemo<readonly Column<StockItemView>[]>(
    () => [
      {
        id: 'product',
        header: t('product'),
        cell: (item) => (
          <>
            <RowTitle
              label={t('openFor', { product: item.productName, location: item.location })}
              onOpen={() => onOpen(item.id)}
            >
              {item.productName}
            </RowTitle>
            <span className="cell-sub">
              {item.sku}
              <span className="only-narrow"> · {item.location}</span>
              {item.status !== 'IN_STOCK' && (
                <span className="only-narrow">
                  {' '}
                  <StockBadge status={item.status} />
                </span>
              )}
            </span>
          </>
        ),
      },
      { id: 'location', header: t('location'), width: '134px', hideBelow: 'narrow', cell: (item) => item.location },
      {
        id: 'status',
        header: t('status'),
        width: '128px',
        hideBelow: 'narrow',
        cell: (item) => <StockBadge status={item.status} />,
      },
      {
        id: 'quantity',
        header: t('quantity'),
        width: '88px',
        align: 'end',
        cell: (item) => <Figure item={item} value={item.quantity} text={format.number(item.quantity)} />,
      },
      {
        id: 'reserved',
        header: t('reserved'),
        width: '88px',
        align: 'end',
        hideBelow: 'wide',
        cell: (item) => format.number(item.reserved),
      },
      {
        id: 'available',
        header: t('available'),
        width: '88px',
        align: 'end',
        hideBelow: 'narrow',
        cell: (item) => format.number(item.available),
      },
      {
        id: 'reorderLevel',
        header: t('reorderLevel'),
        width: '100px',
        align: 'end',
        hideBelow: 'wide',
        cell: (item) => format.number(item.reorderLevel),
      },
      {
        id: 'lastRestocked',
        header: t('lastRestocked'),
        width: '170px',
        hideBelow: 'widest',
        cell: (item) => (
          <span className="muted">
            {item.lastRestockedAt == null ? t('never') : format.dateTime(item.lastRestockedAt)}
          </span>
        ),
      },
      {
        id: 'actions',
        header: t('actions'),
        hiddenHeader: true,
        width: '124px',
        align: 'end',
        hideBelow: 'narrow',
        cell: (item) => (
          <button
            type="button"
            className="button"
            aria-label={t('openFor', { product: item.productName, location: item.location })}
            onClick={() => onOpen(item.id)}
          >
            {t(moves ? 'open' : 'history')}
          </button>
        ),
      },
    ],
    [t, format, moves, onOpen],
  );
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={items}
      rowKey={(item) => item.id}
      currentKey={currentId}
      {...rest}
    />
  );
}

/** Lights up when it changes: a new key lets the highlight play again. */
function Figure({ item, value, text }: { item: StockItemView; value: number; text: string }) {
  return (
    <strong key={`${item.id} ${value}`} className="changed">
      {text}
    </strong>
  );
}
