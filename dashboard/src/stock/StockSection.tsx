import { useState } from 'react';
import { ProblemNote } from '../http/ProblemNote';
import { useLocale } from '../i18n/locale';
import type { Movement } from './movement';
import { HIGHEST_LIMIT, type StockItem, type StockStatus } from './stock';
import { StockFilters } from './StockFilters';
import { StockTable } from './StockTable';
import { useDebounced } from './useDebounced';
import { useStock } from './useStock';
import '../styles/stock.css';

const PAGE = 25;
const TYPING_MILLIS = 250;

interface Props {
  readonly position: number | null;
  readonly status: StockStatus | null;
  readonly onStatus: (status: StockStatus | null) => void;
}

export function StockSection({ position, status, onStatus }: Props) {
  const { t, format } = useLocale();
  const [typed, setTyped] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const [openId, setOpenId] = useState<string | null>(null);
  const [recorded, setRecorded] = useState<string | null>(null);
  const text = useDebounced(typed.trim(), TYPING_MILLIS);
  const stock = useStock({ text, status }, limit, position, openId);

  function onRecorded(item: StockItem, movement: Movement) {
    setOpenId(null);
    setRecorded(
      t('movement.recorded', {
        product: item.productName,
        previous: format.number(movement.previousQuantity),
        now: format.number(movement.newQuantity),
      }),
    );
    // If this fails, the next live refresh shows it.
    stock.refreshItem(item.id).catch(() => undefined);
  }

  const filtered = text !== '' || status !== null;
  const count = format.number(stock.items?.length ?? 0);
  return (
    <section className="card stock" aria-labelledby="stock-title" aria-busy={stock.stale}>
      <div className="card-head">
        <h2 id="stock-title">{t('stock.title')}</h2>
        <span role="status" className="recorded">
          {recorded}
        </span>
      </div>
      <StockFilters text={typed} onText={setTyped} status={status} onStatus={onStatus} />
      {stock.problem !== null && (
        <div className="stock-problem">
          <ProblemNote problem={stock.problem} />
          <button type="button" className="button" onClick={stock.retry}>
            {t('stock.retry')}
          </button>
        </div>
      )}
      <StockTable
        items={stock.items}
        stale={stock.stale}
        openId={openId}
        onOpen={setOpenId}
        onRecorded={onRecorded}
      />
      {stock.items?.length === 0 && (
        <p className="empty">{t(filtered ? 'stock.nothingFound' : 'stock.empty')}</p>
      )}
      <div className="stock-foot">
        <span role="status">
          {stock.items !== null && t(stock.more ? 'stock.shownOfMore' : 'stock.shown', { count })}
        </span>
        {stock.more &&
          (limit < HIGHEST_LIMIT ? (
            <button
              type="button"
              className="button"
              onClick={() => setLimit(Math.min(HIGHEST_LIMIT, limit + PAGE))}
            >
              {t('stock.more')}
            </button>
          ) : (
            <span>{t('stock.narrow')}</span>
          ))}
      </div>
    </section>
  );
}
