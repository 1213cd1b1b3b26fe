import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FoundProduct } from '#api';
import { useTexts } from '../i18n/locale';
import { Field } from '../ui/Form';
import { MOST_ITEMS, itemQuantity } from './booking';
import { ProductPicker } from './ProductPicker';
import { texts } from './texts';

interface Props {
  readonly items: readonly FoundProduct[];
  readonly onItems: (items: readonly FoundProduct[]) => void;
}

/** What is in the parcels: products that are looked for, and how many of each. */
export function ItemFields({ items, onItems }: Props) {
  const { t } = useTexts(texts);
  const list = useRef<HTMLUListElement>(null);
  const [twice, setTwice] = useState<string | null>(null);

  function add(product: FoundProduct) {
    const known = items.some(({ id }) => id === product.id);
    setTwice(known ? product.name : null);
    if (!known) {
      onItems([...items, product]);
    }
    // Once it is there: how many of them is the next thing to say.
    setTimeout(() => list.current?.querySelector<HTMLInputElement>(`[name="${itemQuantity(product.id)}"]`)?.select());
  }

  return (
    <fieldset className="booking-part">
      <legend>{t('itemsOptional')}</legend>
      {items.length > 0 && (
        <ul ref={list} className="items">
          {items.map((product) => (
            <li key={product.id}>
              <span className="item-name">
                <strong>{product.name}</strong>
                <span className="muted">{product.sku}</span>
              </span>
              <Field name={itemQuantity(product.id)} label={t('quantityOf', { product: product.name })} className="item-quantity">
                {(control) => (
                  <input {...control} type="number" min={1} step={1} inputMode="numeric" defaultValue={1} autoComplete="off" />
                )}
              </Field>
              <button
                type="button"
                className="icon-button"
                aria-label={t('removeItem', { product: product.name })}
                onClick={() => onItems(items.filter(({ id }) => id !== product.id))}
              >
                <Trash2 size={17} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {items.length < MOST_ITEMS && <ProductPicker onChosen={add} />}
      <small className="muted items-note" role="status">
        {twice === null ? t('itemsHint') : t('itemTwice', { product: twice })}
      </small>
    </fieldset>
  );
}
