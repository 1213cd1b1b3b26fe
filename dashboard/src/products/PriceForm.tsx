import { useEffect } from 'react';
import type { ProductView } from '#api';
import { body, writeHeaders } from '../http/api';
import type { Problem } from '../http/problem';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Form } from '../ui/Form';
import { ProblemNote } from '../ui/ProblemNote';
import { useToasts } from '../ui/toasts';
import { priceIn } from './fields';
import { PriceFields } from './PriceFields';
import { texts } from './texts';
import { useMistakeTexts } from './useMistakeTexts';
import { useProduct, useProductsChanged } from './useProducts';

/** Another price from now on. */
export function PriceForm({ product, onDone }: { product: ProductView; onDone: () => void }) {
  const { t, format } = useTexts(texts);
  const { api } = useSession();
  const toasts = useToasts();
  const mistakes = useMistakeTexts();
  const productsChanged = useProductsChanged();

  async function change(values: FormData, key: string) {
    const price = priceIn(values, mistakes);
    const changed = await body(
      api.PATCH('/api/products/{id}/price', {
        params: { path: { id: product.id } },
        headers: writeHeaders({ key, version: product.version }),
        body: { price },
      }),
    );
    toasts.done(t('priceChanged', { product: changed.name, price: format.money(changed.price) }));
    productsChanged();
    onDone();
  }

  /** Somebody else was faster: what it costs now, before one asks for another price once more. */
  function conflict(problem: Problem) {
    return (
      problem.kind === 'version-mismatch' && (
        <ProblemNote problem={problem}>
          <CurrentPrice id={product.id} />
        </ProblemNote>
      )
    );
  }

  return (
    <Form action={t('changePrice')} onSubmit={change} onCancel={onDone} renderProblem={conflict}>
      <PriceFields initial={product.price} autoFocus />
    </Form>
  );
}

/** Reads the product again, which also gives the next attempt the version to ask for. */
function CurrentPrice({ id }: { id: string }) {
  const { t, format } = useTexts(texts);
  const { data, refetch } = useProduct(id);
  useEffect(() => {
    void refetch();
  }, [refetch]);
  return data === undefined ? null : <p>{t('costsNow', { price: format.money(data.price) })}</p>;
}
