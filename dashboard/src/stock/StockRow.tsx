import { useId, useRef } from 'react';
import { useLocale } from '../i18n/locale';
import type { Movement } from './movement';
import { MovementForm } from './MovementForm';
import type { StockItem, StockStatus } from './stock';

interface Props {
  readonly item: StockItem;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onRecorded: (movement: Movement) => void;
}

export function StockRow({ item, open, onOpen, onRecorded }: Props) {
  const { t, format } = useLocale();
  const opener = useRef<HTMLButtonElement>(null);
  const formId = useId();

  function close() {
    onOpen(false);
    opener.current?.focus();
  }

  return (
    <>
      <tr>
        <th scope="row">
          <span className="product">{item.productName}</span>
          <span className="sku">
            {item.sku}
            <span className="narrow-only"> · {item.location}</span>
          </span>
          <span className="narrow-only">
            <StatusBadge status={item.status} />
          </span>
        </th>
        <td className="wide-only">{item.location}</td>
        <td className="wide-only">
          <StatusBadge status={item.status} />
        </td>
        <td className="number">
          {/* A new key lets the highlight play again. */}
          <span key={item.version} className="quantity">
            {format.number(item.quantity)}
          </span>
        </td>
        <td className="number wide-only">{format.number(item.reserved)}</td>
        <td className="number wide-only">{format.number(item.available)}</td>
        <td className="number widest-only">{format.number(item.reorderLevel)}</td>
        <td className="widest-only muted">
          {item.lastRestockedAt === null ? (
            t('stock.never')
          ) : (
            <time dateTime={item.lastRestockedAt}>{format.dateTime(item.lastRestockedAt)}</time>
          )}
        </td>
        <td className="row-action">
          <button
            ref={opener}
            type="button"
            className="button"
            aria-expanded={open}
            aria-controls={open ? formId : undefined}
            aria-label={t('movement.openFor', { product: item.productName, location: item.location })}
            onClick={() => onOpen(!open)}
          >
            {t('movement.open')}
          </button>
        </td>
      </tr>
      {open && (
        <tr className="movement-row">
          <td colSpan={9}>
            <MovementForm
              id={formId}
              item={item}
              onCancel={close}
              onRecorded={(movement) => {
                onRecorded(movement);
                opener.current?.focus();
              }}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function StatusBadge({ status }: { status: StockStatus }) {
  const { t } = useLocale();
  return (
    <span className="badge" data-status={status}>
      {t(`stock.status.${status}`)}
    </span>
  );
}
