import { useQueries } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { ProductView, ShipmentView } from '#api';
import { body } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { texts } from './texts';

/** So many are named; of the others one sees the ids. */
const MOST_NAMED = 50;
const FRESH_MILLIS = 60_000;

/** What is in the parcels, by the names that the products have now. */
export function Goods({ items }: { items: ShipmentView['items'] }) {
  const { t, format } = useTexts(texts);
  const { api, may } = useSession();
  const products = useQueries({
    queries: items.slice(0, MOST_NAMED).map(({ productId }) => ({
      queryKey: ['products', 'one', productId],
      staleTime: FRESH_MILLIS,
      enabled: may('products:read'),
      queryFn: (): Promise<ProductView> =>
        body(
          api.GET('/api/products/{id}', { params: { path: { id: productId }, query: { includeDiscontinued: true } } }),
        ),
    })),
  });
  return (
    <section aria-labelledby="goods-title">
      <h3 id="goods-title">{t('items')}</h3>
      <ul className="goods">
        {items.map(({ productId, quantity }, index) => {
          const product = products[index]?.data;
          return (
            <li key={`${index} ${productId}`}>
              <span className="goods-quantity">{format.number(quantity)} ×</span>
              {product === undefined ? (
                <code className="muted">{productId}</code>
              ) : (
                <span>
                  <Link href={`/products/${encodeURIComponent(productId)}`}>{product.name}</Link>{' '}
                  <span className="muted">{product.sku}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
