import type { ProductView } from '#api';
import { body, writeHeaders } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Form } from '../ui/Form';
import { useToasts } from '../ui/toasts';
import { priceIn } from './fields';
import { PriceFields } from './PriceFields';
import { texts } from './texts';
import { useMistakeTexts } from './useMistakeTexts';
import { useProductsChanged } from './useProducts';

/** Another price from now on. */
export function PriceForm({ product, onDone }: { product: ProductView; onDone: () => void }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const toasts = useToasts();
  const mistakes = useMistakeTexts();
  const productsChanged = useProductsChanged();

  async function change(values: FormData, key: string) {
    const changed = await body(
      api.PATCH('/api/products/{id}/price', {
        params: { path: { id: product.id } },
        headers: writeHeaders({ key, version: product.version }),
        body: { price: priceIn(values, mistakes) },
      }),
    );
    toasts.done(t('priceChanged', { product: changed.name, price: format.money(changed.price) }));
    productsChanged();
    onDone();
  }

  return (
    <Form action={t('changePrice')} onSubmit={change} onCancel={onDone}>
      <PriceFields initial={product.price} autoFocus />
    </Form>
  );
}
