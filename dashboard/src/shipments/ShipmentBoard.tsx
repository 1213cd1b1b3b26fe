import { memo } from 'react';
import type { ListedShipment } from '#api';
import { useLocale, useTexts } from '../i18n/locale';
import { FailedState, LoadingState } from '../ui/states';
import { useNow } from '../ui/useNow';
import { carrierName } from './carrier';
import { isOverdue } from './due';
import { STATUSES, type ShipmentStatus } from './filter';
import { totalOf } from './pages';
import { shortPlace } from './places';
import { texts } from './texts';
import { useShipmentList } from './useShipments';

const MINUTE_MILLIS = 60_000;

interface Props {
  readonly text: string;
  readonly carrier: string;
  readonly onOpen: (id: string) => void;
  readonly onAll: (status: ShipmentStatus) => void;
}

/** A column for each state, and in it what is in that state, the one booked last on top. */
export function ShipmentBoard(props: Props) {
  const { t } = useTexts(texts);
  return (
    // A keyboard must be able to scroll it.
    <div className="board" role="region" aria-label={t('board')} tabIndex={0}>
      {STATUSES.map((status) => (
        <BoardColumn key={status} status={status} {...props} />
      ))}
    </div>
  );
}

function BoardColumn({ status, text, carrier, onOpen, onAll }: Props & { status: ShipmentStatus }) {
  const { t, format } = useTexts(texts);
  const { t: common } = useLocale();
  const { query, shipments } = useShipmentList({ text, status, carrier }, true);
  const now = useNow(MINUTE_MILLIS);
  const id = `board-${status}`;
  const total = totalOf(query.data);
  return (
    <section className="board-column" aria-labelledby={id} data-status={status} data-stale={query.isPlaceholderData}>
      <header>
        <h2 id={id}>{common(`shipment.status.${status}`)}</h2>
        <span className="board-count">
          {shipments === undefined ? '\u00a0' : total === null ? t('many') : format.number(total)}
        </span>
      </header>
      {shipments === undefined &&
        (query.error === null ? (
          <LoadingState lines={3} />
        ) : (
          <FailedState error={query.error} onRetry={() => void query.refetch()} />
        ))}
      {shipments?.length === 0 && <p className="muted board-none">{t('noneHere')}</p>}
      <ul>
        {shipments?.map((shipment) => (
          <li key={shipment.id}>
            <Card shipment={shipment} overdue={isOverdue(shipment, now)} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <button type="button" className="button quiet" onClick={() => onAll(status)}>
          {t('showList')}
        </button>
      )}
    </section>
  );
}

interface CardProps {
  readonly shipment: ListedShipment;
  readonly overdue: boolean;
  readonly onOpen: (id: string) => void;
}

const Card = memo(function Card({ shipment, overdue, onOpen }: CardProps) {
  const { t, format, language } = useTexts(texts);
  return (
    <button
      type="button"
      className="board-card changed"
      onClick={() => onOpen(shipment.id)}
    >
      <strong>{shipment.reference}</strong>
      <span>{[shipment.customer.name ?? t('erased'), shortPlace(shipment.to, language)].join(' · ')}</span>
      <span className="muted">{carrierName(shipment.carrier)}</span>
      <span className="muted">
        {overdue ? (
          <span className="overdue">{t('overdue', { day: format.day(shipment.estimatedDelivery) })}</span>
        ) : (
          t('by', { day: format.day(shipment.estimatedDelivery) })
        )}
      </span>
    </button>
  );
});
