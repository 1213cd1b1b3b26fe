import { useCallback, useMemo } from 'react';
import type { ListedShipment } from '#api';
import { useTexts } from '../i18n/locale';
import { ShipmentBadge } from '../ui/Badge';
import { DataTable, type Column } from '../ui/DataTable';
import { RowTitle } from '../ui/RowTitle';
import { EmptyState, FailedState } from '../ui/states';
import { carrierName } from './carrier';
import type { ShipmentFilter } from './filter';
import { shortPlace } from './places';
import { texts } from './texts';
import { useShipmentList } from './useShipments';

interface Props {
  readonly filter: ShipmentFilter;
  readonly onOpen: (id: string) => void;
  readonly onShowAll: () => void;
  readonly currentId: string | null;
}

export function ShipmentTable({ filter, onOpen, onShowAll, currentId }: Props) {
  const { t, format, language } = useTexts(texts);
  const { query, shipments } = useShipmentList(filter);
  const { fetchNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [fetchNextPage, isFetchingNextPage]);
  const columns = useMemo<readonly Column<ListedShipment>[]>(
    () => [
      {
        id: 'reference',
        header: t('reference'),
        cell: (shipment) => (
          <>
            <RowTitle label={t('openFor', { reference: shipment.reference })} onOpen={() => onOpen(shipment.id)}>
              {shipment.reference}
            </RowTitle>
            <span className="cell-sub">{shipment.trackingNumber}</span>
          </>
        ),
      },
      {
        id: 'customer',
        header: t('customer'),
        hideBelow: 'narrow',
        cell: (shipment) => (
          <>
            <span className="cell-main">{shipment.customer.name ?? t('erased')}</span>
            <span className="cell-sub">{shortPlace(shipment.to, language)}</span>
          </>
        ),
      },
      {
        id: 'status',
        header: t('status'),
        width: '148px',
        cell: (shipment) => <ShipmentBadge status={shipment.status} />,
      },
      {
        id: 'carrier',
        header: t('carrier'),
        hideBelow: 'wide',
        cell: (shipment) => (
          <>
            <span className="cell-main">{carrierName(shipment.carrier)}</span>
            <span className="cell-sub">{shipment.service}</span>
          </>
        ),
      },
      {
        id: 'cost',
        header: t('cost'),
        width: '110px',
        align: 'end',
        hideBelow: 'wide',
        cell: (shipment) => format.money(shipment.cost),
      },
      {
        id: 'estimatedDelivery',
        header: t('estimatedDelivery'),
        width: '130px',
        hideBelow: 'narrow',
        cell: (shipment) => format.day(shipment.estimatedDelivery),
      },
      {
        id: 'actions',
        header: t('actions'),
        hiddenHeader: true,
        width: '100px',
        align: 'end',
        hideBelow: 'narrow',
        cell: (shipment) => (
          <button
            type="button"
            className="button"
            aria-label={t('openFor', { reference: shipment.reference })}
            onClick={() => onOpen(shipment.id)}
          >
            {t('open')}
          </button>
        ),
      },
    ],
    [t, format, language, onOpen],
  );
  if (query.error !== null && shipments === undefined) {
    return <FailedState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const all = filter.text === '' && filter.status === null && filter.carrier === '';
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={shipments}
      rowKey={(shipment) => shipment.id}
      currentKey={currentId}
      stale={query.isPlaceholderData}
      hasMore={query.hasNextPage}
      loadingMore={isFetchingNextPage}
      onMore={more}
      empty={
        <EmptyState title={t(all ? 'empty' : 'nothingFound')}>
          {all ? (
            <p className="muted">{t('emptyHint')}</p>
          ) : (
            <button type="button" className="button" onClick={onShowAll}>
              {t('showAll')}
            </button>
          )}
        </EmptyState>
      }
    />
  );
}
