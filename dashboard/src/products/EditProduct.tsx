import { useState } from 'react';
import type { ProductView } from '#api';
import { body, writeHeaders } from '../http/api';
import { problemOf } from '../http/problem';
import { useLocale, useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { ConflictChoice } from '../ui/ConflictChoice';
import { Form } from '../ui/Form';
import { ProblemNote } from '../ui/ProblemNote';
import { useToasts } from '../ui/toasts';
import { changed, changes, fieldsIn, fieldsOf, type ProductFields } from './fields';
import { ProductFieldset } from './ProductFieldset';
import { texts } from './texts';
import { useMistakeTexts } from './useMistakeTexts';
import { useProductsChanged } from './useProducts';

interface Conflict {
  readonly now: ProductView;
  readonly mine: ProductFields;
}

/** Changes a product as it was when the form was opened. If somebody else was faster, both are shown, to choose from. */
export function EditProduct({ product, onDone }: { product: ProductView; onDone: () => void }) {
  const { t } = useTexts(texts);
  const { t: common } = useLocale();
  const { api } = useSession();
  const toasts = useToasts();
  const mistakes = useMistakeTexts();
  const productsChanged = useProductsChanged();
  // What comes in meanwhile does not change what the form was filled with.
  const [opened] = useState(product);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [failure, setFailure] = useState<unknown>(null);

  async function save(base: ProductView, mine: ProductFields, key?: string) {
    const saved = await body(
      api.PATCH('/api/products/{id}', {
        params: { path: { id: product.id } },
        headers: writeHeaders({ version: base.version, ...(key === undefined ? {} : { key }) }),
        body: changes(fieldsOf(base), mine),
      }),
    );
    toasts.done(t('saved', { product: saved.name }));
    productsChanged();
    onDone();
  }

  async function submit(values: FormData, key: string) {
    const mine = fieldsIn(values, mistakes);
    try {
      await save(opened, mine, key);
    } catch (failed) {
      if (problemOf(failed).kind !== 'version-mismatch') {
        throw failed;
      }
      const now = await body(api.GET('/api/products/{id}', { params: { path: { id: product.id } } }));
      setConflict({ now, mine });
    }
  }

  if (conflict === null) {
    return (
      <Form action={common('action.save')} onSubmit={submit} onCancel={onDone}>
        <ProductFieldset initial={fieldsOf(opened)} />
      </Form>
    );
  }
  const { now, mine } = conflict;
  const names = { sku: 'sku', name: 'name', category: 'category', description: 'description', weightGrams: 'weight' } as const;
  return (
    <>
      <ConflictChoice
        differences={changed(fieldsOf(now), mine).map((field) => ({
          label: t(names[field]),
          now: String(fieldsOf(now)[field] ?? ''),
          mine: String(mine[field] ?? ''),
        }))}
        onKeepTheirs={() => {
          productsChanged();
          onDone();
        }}
        onSaveMine={() => {
          save(now, mine).catch(setFailure);
        }}
      />
      {failure !== null && <ProblemNote problem={problemOf(failure)} />}
    </>
  );
}
