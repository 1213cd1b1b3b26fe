import { useState } from 'react';
import { Link } from 'wouter';
import type { ProductView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { Segmented } from '../ui/Segmented';
import { Loaded } from '../ui/states';
import { useToasts } from '../ui/toasts';
import { EditProduct } from './EditProduct';
import { PriceForm } from './PriceForm';
import { PriceHistory } from './PriceHistory';
import { texts } from './texts';
import { useProduct, useProductsChanged } from './useProducts';

const TASKS = ['details', 'edit', 'newPrice', 'discontinue'] as const;

type Task = (typeof TASKS)[number];

/** One product: what it is, what it costs and did cost, and what can be done with it. */
export function ProductDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTexts(texts);
  const { may } = useSession();
  const [task, setTask] = useState<Task>('details');
  const product = useProduct(id);
  const offered = may('products:write') && product.data?.discontinuedAt == null;
  return (
    <Dialog title={product.data?.name ?? t('product')} onClose={onClose} wide>
      <Loaded query={product}>
        {(loaded) => (
          <div className="product-dialog">
            {offered && (
              <Segmented
                label={t('actions')}
                value={task}
                choices={TASKS.map((value) => ({ value, label: t(value) }))}
                onChange={setTask}
              />
            )}
            {task === 'details' && <Details product={loaded} />}
            {task === 'edit' && <EditProduct product={loaded} onDone={() => setTask('details')} />}
            {task === 'newPrice' && <PriceForm product={loaded} onDone={() => setTask('details')} />}
            {task === 'discontinue' && <Discontinue product={loaded} onDone={onClose} />}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}

function Details({ product }: { product: ProductView }) {
  const { t, format } = useTexts(texts);
  const { may } = useSession();
  return (
    <>
      {product.discontinuedAt != null && (
        <p className="problem">{t('discontinuedSince', { when: format.dateTime(product.discontinuedAt) })}</p>
      )}
      <dl className="product-details">
        <div>
          <dt>{t('price')}</dt>
          <dd key={product.price.amount} className="product-price changed">
            {format.money(product.price)}
          </dd>
        </div>
        <div>
          <dt>{t('sku')}</dt>
          <dd>{product.sku}</dd>
        </div>
        <div>
          <dt>{t('category')}</dt>
          <dd>{product.category}</dd>
        </div>
        {product.weightGrams != null && (
          <div>
            <dt>{t('weight')}</dt>
            <dd>{format.number(product.weightGrams)}</dd>
          </div>
        )}
      </dl>
      {product.description !== '' && <p className="product-description">{product.description}</p>}
      {may('stock:read') && (
        <p>
          <Link href={`/stock?q=${encodeURIComponent(product.sku)}`} className="button">
            {t('seeStock')}
          </Link>
        </p>
      )}
      <PriceHistory id={product.id} />
    </>
  );
}

function Discontinue({ product, onDone }: { product: ProductView; onDone: () => void }) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const toasts = useToasts();
  const productsChanged = useProductsChanged();
  const [busy, setBusy] = useState(false);

  async function discontinue() {
    setBusy(true);
    try {
      await body(
        api.DELETE('/api/products/{id}', {
          params: { path: { id: product.id } },
          headers: writeHeaders({ version: product.version }),
        }),
      );
      toasts.done(t('discontinued', { product: product.name }));
      productsChanged();
      onDone();
    } catch (failure) {
      toasts.failed(failure);
      productsChanged();
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <p>{t('discontinueSure')}</p>
      <button type="button" className="button danger" disabled={busy} onClick={() => void discontinue()}>
        {busy ? common('action.saving') : t('discontinue')}
      </button>
    </>
  );
}
