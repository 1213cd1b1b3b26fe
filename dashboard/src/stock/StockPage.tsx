import { useCallback } from 'react';
import { useRoute } from 'wouter';
import { useTexts } from '../i18n/locale';
import { EmptyState, FailedState } from '../ui/states';
import { useAddress } from '../ui/useAddress';
import { useTypedText } from '../ui/useTypedText';
import { filterIn, isEmpty, withFilter } from './filter';
import { StockDialog } from './StockDialog';
import { StockFilters } from './StockFilters';
import { StockTable } from './StockTable';
import { texts } from './texts';
import { useStockList } from './useStockList';
import './stock.css';

const TYPING_MILLIS = 250;

export default function StockPage() {
  const { t } = useTexts(texts);
  const { search, change, goTo } = useAddress();
  const [isItem, item] = useRoute('/stock/:id');
  const filter = filterIn(search);
  const [typed, setTyped] = useTypedText(
    filter.text,
    (text) => change((before) => withFilter(before, { text }), { replace: true }),
    TYPING_MILLIS,
  );
  const { query, items } = useStockList(filter);

  const open = useCallback((id: string) => goTo(`/stock/${encodeURIComponent(id)}`), [goTo]);
  const close = useCallback(() => goTo('/stock'), [goTo]);
  const { fetchNextPage, isFetchingNextPage } = query;
  const more = useCallback(() => {
    if (!isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [fetchNextPage, isFetchingNextPage]);

  function showAll() {
    change((before) => withFilter(before, { text: '', status: null, location: '' }));
  }

  return (
    <>
      <h1>{t('title')}</h1>
      <StockFilters
        typed={typed}
        onTyped={setTyped}
        filter={filter}
        onFilter={(changed) => change((before) => withFilter(before, changed))}
      />
      {query.error !== null && items === undefined ? (
        <FailedState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <StockTable
          items={items}
          stale={query.isPlaceholderData}
          hasMore={query.hasNextPage}
          loadingMore={isFetchingNextPage}
          onMore={more}
          onOpen={open}
          currentId={isItem ? item.id : null}
          empty={
            <EmptyState title={t(isEmpty(filter) ? 'empty' : 'nothingFound')}>
              {isEmpty(filter) ? (
                <p className="muted">{t('emptyHint')}</p>
              ) : (
                <button type="button" className="button" onClick={showAll}>
                  {t('showAll')}
                </button>
              )}
            </EmptyState>
          }
        />
      )}
      {isItem && <StockDialog key={item.id} id={item.id} onClose={close} />}
    </>
  );
}
