import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { ProductPage } from '#api';
import { body } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Field } from '../ui/Form';
import type { ProductFields } from './fields';
import { texts } from './texts';

/** What can be said of a product, besides its price. */
export function ProductFieldset({ initial }: { initial?: ProductFields }) {
  const { t } = useTexts(texts);
  const choices = useId();
  const categories = useCategories();
  return (
    <>
      <Field name="name" label={t('name')}>
        {(control) => <input {...control} defaultValue={initial?.name} maxLength={200} autoFocus />}
      </Field>
      <div className="form-row">
        <Field name="sku" label={t('sku')} hint={t('skuHint')}>
          {(control) => <input {...control} defaultValue={initial?.sku} maxLength={64} autoComplete="off" />}
        </Field>
        <Field name="category" label={t('category')}>
          {(control) => (
            <input {...control} defaultValue={initial?.category} maxLength={200} list={choices} autoComplete="off" />
          )}
        </Field>
        <Field name="weightGrams" label={t('weight')}>
          {(control) => (
            <input {...control} defaultValue={initial?.weightGrams ?? ''} inputMode="numeric" autoComplete="off" />
          )}
        </Field>
      </div>
      <Field name="description" label={t('description')}>
        {(control) => <textarea {...control} defaultValue={initial?.description} rows={3} maxLength={4000} />}
      </Field>
      <datalist id={choices}>
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
    </>
  );
}

const NONE: readonly string[] = [];

/** The categories that products are filed under, to choose from. */
function useCategories(): readonly string[] {
  const { api } = useSession();
  const page = useQuery({
    queryKey: ['products', 'categories'],
    queryFn: (): Promise<ProductPage> => body(api.GET('/api/products', { params: { query: { limit: '1' } } })),
    select: ({ facets }) => facets.categories.map(({ value }) => value),
  });
  return page.data ?? NONE;
}
