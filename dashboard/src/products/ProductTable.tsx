import { useMemo, type ReactNode } from 'react';
import type { FoundProduct } from '#api';
import { useTexts } from '../i18n/locale';
import { Badge } from '../ui/Badge';
import { DataTable, type Column } from '../ui/DataTable';
import { RowTitle } from '../ui/RowTitle';
import { Highlighted } from './Highlighted';
import { texts } from './texts';

interface Props {
  readonly products: readonly FoundProduct[] | undefined;
  readonly stale: boolean;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (id: string) => void;
  readonly empty: ReactNode;
}

const ROW_HEIGHT = 64;

export function ProductTable({ products, onOpen, ...rest }: Props) {
  const { t, format } = useTexts(texts);
  const columns = useMemo<readonly Column<FoundProduct>[]>(
    () => [
      {
        id: 'product',
        header: t('product'),
        cell: (product) => (
          <>
            <RowTitle label={t('openFor', { product: product.name })} onOpen={() => onOpen(product.id)}>
              <Highlighted html={product.highlights['name']?.[0]} text={product.name} />
            </RowTitle>
            <span className="cell-sub">
              {product.sku}
              {product.description !== '' && ' · '}
              <Highlighted html={product.highlights['description']?.[0]} text={product.description} />
            </span>
          </>
        ),
      },
      { id: 'category', header: t('category'), width: '160px', hideBelow: 'wide', cell: (product) => product.category },
      {
        id: 'stock',
        header: t('stock'),
        width: '116px',
        hideBelow: 'narrow',
        cell: (product) => (
          <Badge tone={product.inStock ? 'good' : 'plain'}>{t(product.inStock ? 'available' : 'none')}</Badge>
        ),
      },
      {
        id: 'price',
        header: t('price'),
        width: '116px',
        align: 'end',
        cell: (product) => format.money(product.price),
      },
      {
        id: 'actions',
        header: t('actions'),
        hiddenHeader: true,
        width: '96px',
        align: 'end',
        hideBelow: 'narrow',
        cell: (product) => (
          <button
            type="button"
            className="button"
            aria-label={t('openFor', { product: product.name })}
            onClick={() => onOpen(product.id)}
          >
            {t('open')}
          </button>
        ),
      },
    ],
    [t, format, onOpen],
  );
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={products}
      rowKey={(product) => product.id}
      rowHeight={ROW_HEIGHT}
      {...rest}
    />
  );
}
