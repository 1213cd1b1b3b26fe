import { Plus } from 'lucide-react';
import { useCallback } from 'react';
import { useRoute } from 'wouter';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { EmptyState, FailedState } from '../ui/states';
import { useAddress } from '../ui/useAddress';
import { useTypedText } from '../ui/useTypedText';
import { AddProduct } from './AddProduct';
import { Facets } from './Facets';
import { ProductDialog } from './ProductDialog';
import { ProductTable } from './ProductTable';
import { isEverything, searchIn, withSearch, type ProductSearch } from './search';
import { SearchBox } from './SearchBox';
import { texts } from './texts';
import { useProducts } from './useProducts';
import './products.css';

const TYPING_MILLIS = 200;

export default function ProductsPage() {
  const { t } = useTexts(texts);
  const { may } = useSession();
  const { search: address, change: changeAddress, goTo } = useAddress();
  const [isNew] = useRoute('/products/new');
  const [isOne, one] = useRoute('/products/:id');
  const search = searchIn(address);
  const [typed, setTyped] = useTypedText(
    search.text,
    (text) => changeAddress((before) => withSearch(before, { text }), { replace: true }),
    TYPING_MILLIS,
  );
  const found = useProducts(search);
  const products = found.data?.pages.flatMap((page) => page.items);
  const newest = found.data?.pages[0];

  const open = useCallback((id: string) => goTo(`/products/${encodeURIComponent(id)}`), [goTo]);
  const close = useCallback(() => goTo('/products'), [goTo]);
  const { fetchNextPage, isFetchingNextPage } = found;
  const more = useCallback(() => {
    if (!isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [fetchNextPage, isFetchingNextPage]);

  function change(changed: Partial<ProductSearch>) {
    changeAddress((before) => withSearch(before, changed));
  }

  function showAll() {
    change({ text: '', category: '', minPrice: '', maxPrice: '', inStock: '' });
  }

  const everything = isEverything(search);
  return (
    <>
      <div className="page-head">
        <h1>{t('title')}</h1>
        {may('products:write') && (
          <button type="button" className="button primary" onClick={() => open('new')}>
            <Plus size={18} aria-hidden="true" />
            {t('add')}
          </button>
        )}
      </div>
      <SearchBox typed={typed} onTyped={setTyped} sort={search.sort} onSort={(sort) => change({ sort })} />
      <p className="did-you-mean" role="status">
        {newest?.suggest != null && (
          <>
            {t('didYouMean')}{' '}
            <button type="button" className="link" onClick={() => change({ text: newest.suggest ?? '' })}>
              {newest.suggest}
            </button>
            ?
          </>
        )}
      </p>
      <div className="products">
        <Facets facets={newest?.facets} search={search} onChange={change} onClear={everything ? null : showAll} />
        {found.error !== null && products === undefined ? (
          <FailedState error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <ProductTable
            products={products}
            stale={found.isPlaceholderData}
            hasMore={found.hasNextPage}
            loadingMore={isFetchingNextPage}
            onMore={more}
            onOpen={open}
            empty={
              <EmptyState title={t(everything ? 'empty' : 'nothingFound')}>
                {everything ? (
                  <p className="muted">{t('emptyHint')}</p>
                ) : (
                  <button type="button" className="button" onClick={showAll}>
                    {t('clear')}
                  </button>
                )}
              </EmptyState>
            }
          />
        )}
      </div>
      {isNew && <AddProduct onClose={close} onAdded={open} />}
      {isOne && !isNew && <ProductDialog key={one.id} id={one.id} onClose={close} />}
    </>
  );
}
