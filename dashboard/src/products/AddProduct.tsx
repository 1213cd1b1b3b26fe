import { body, writeHeaders } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { Dialog } from '../ui/Dialog';
import { Field, Form, textIn } from '../ui/Form';
import { useToasts } from '../ui/toasts';
import { countIn, fieldsIn, priceIn } from './fields';
import { PriceFields } from './PriceFields';
import { ProductFieldset } from './ProductFieldset';
import { texts } from './texts';
import { useMistakeTexts } from './useMistakeTexts';
import { useProductsChanged } from './useProducts';

interface Props {
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

/** A new product, with what there is of it from the start. */
export function AddProduct({ onClose, onAdded }: Props) {
  const { t } = useTexts(texts);
  const { api } = useSession();
  const toasts = useToasts();
  const mistakes = useMistakeTexts();
  const productsChanged = useProductsChanged();

  async function add(values: FormData, key: string) {
    const { weightGrams, ...fields } = fieldsIn(values, mistakes);
    const price = priceIn(values, mistakes);
    const initialQuantity = countIn(values, 'initialQuantity', mistakes);
    const reorderLevel = countIn(values, 'reorderLevel', mistakes);
    const location = textIn(values, 'location');
    const product = await body(
      api.POST('/api/products', {
        headers: writeHeaders({ key }),
        body: {
          ...fields,
          price,
          ...(weightGrams === null ? {} : { weightGrams }),
          ...(initialQuantity === null ? {} : { initialQuantity }),
          ...(reorderLevel === null ? {} : { reorderLevel }),
          ...(location === '' ? {} : { location }),
        },
      }),
    );
    toasts.done(t('added', { product: product.name }));
    productsChanged();
    onAdded(product.id);
  }

  return (
    <Dialog title={t('add')} onClose={onClose} wide>
      <Form action={t('add')} onSubmit={add} onCancel={onClose}>
        <ProductFieldset />
        <PriceFields />
        <fieldset>
          <legend>{t('opening')}</legend>
          <div className="form-row">
            <Field name="initialQuantity" label={t('quantity')}>
              {(control) => <input {...control} inputMode="numeric" autoComplete="off" />}
            </Field>
            <Field name="reorderLevel" label={t('reorderLevel')}>
              {(control) => <input {...control} inputMode="numeric" autoComplete="off" />}
            </Field>
            <Field name="location" label={t('location')} hint={t('locationHint')}>
              {(control) => <input {...control} maxLength={100} autoComplete="off" />}
            </Field>
          </div>
        </fieldset>
      </Form>
    </Dialog>
  );
}
