import { useQuery } from '@tanstack/react-query';
import type { PriceHistoryPage } from '#api';
import { body } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Loaded } from '../ui/states';
import { texts } from './texts';

const MOST = '50';

/** What a product costs and did cost. */
export function PriceHistory({ id }: { id: string }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const history = useQuery({
    queryKey: ['products', 'prices', id],
    queryFn: (): Promise<PriceHistoryPage> =>
      body(api.GET('/api/products/{id}/price-history', { params: { path: { id }, query: { limit: MOST } } })),
  });
  return (
    <section aria-labelledby="prices-title">
      <h3 id="prices-title">{t('priceHistory')}</h3>
      <Loaded query={history} lines={2}>
        {({ items }) => (
          <ol className="prices">
            {items.map((past) => (
              <li key={past.version}>
                <strong>{format.money(past.price)}</strong>
                <span className="muted">
                  {t('priceFrom', { from: format.dateTime(past.from) })}
                  {past.by?.username != null && ` · ${past.by.username}`}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}
