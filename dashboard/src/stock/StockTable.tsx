import { useLocale } from '../i18n/locale';
import type { Movement } from './movement';
import type { StockItem } from './stock';
import { StockRow } from './StockRow';

interface Props {
  readonly items: readonly StockItem[] | null;
  readonly stale: boolean;
  readonly openId: string | null;
  readonly onOpen: (id: string | null) => void;
  readonly onRecorded: (item: StockItem, movement: Movement) => void;
}

const PLACEHOLDER_ROWS = [1, 2, 3, 4, 5, 6];

export function StockTable({ items, stale, openId, onOpen, onRecorded }: Props) {
  const { t } = useLocale();
  return (
    <table className="stock-table" data-stale={stale} aria-labelledby="stock-title">
      <thead>
        <tr>
          <th scope="col">{t('stock.product')}</th>
          <th scope="col" className="wide-only">
            {t('stock.location')}
          </th>
          <th scope="col" className="wide-only">
            {t('stock.status')}
          </th>
          <th scope="col" className="number">
            {t('stock.quantity')}
          </th>
          <th scope="col" className="number wide-only">
            {t('stock.reserved')}
          </th>
          <th scope="col" className="number wide-only">
            {t('stock.available')}
          </th>
          <th scope="col" className="number widest-only">
            {t('stock.reorderLevel')}
          </th>
          <th scope="col" className="widest-only">
            {t('stock.lastRestocked')}
          </th>
          <th scope="col">
            <span className="visually-hidden">{t('stock.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items === null
          ? PLACEHOLDER_ROWS.map((row) => (
              <tr key={row} className="placeholder" aria-hidden="true">
                <td colSpan={9}>
                  <span />
                </td>
              </tr>
            ))
          : items.map((item) => (
              <StockRow
                key={item.id}
                item={item}
                open={item.id === openId}
                onOpen={(open) => onOpen(open ? item.id : null)}
                onRecorded={(movement) => onRecorded(item, movement)}
              />
            ))}
      </tbody>
    </table>
  );
}
