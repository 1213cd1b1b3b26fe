import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState, type KeyboardEvent } from 'react';
import type { FoundProduct, ProductPage } from '#api';
import { body } from '../http/api';
import { useTexts } from '../i18n/locale';
import { useSession } from '../session/session';
import { useDebounced } from '../ui/useDebounced';
import { texts } from './texts';

const CHOICES = '8';
const TYPING_MILLIS = 200;

/** Finds a product by what is typed and has it chosen, with a pointer or with the arrows and Enter. */
export function ProductPicker({ onChosen }: { onChosen: (product: FoundProduct) => void }) {
  const { t } = useTexts(texts);
  const { api } = useSession();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const q = useDebounced(typed.trim(), TYPING_MILLIS);
  const found = useQuery({
    queryKey: ['products', 'pick', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<ProductPage> =>
      body(api.GET('/api/products', { signal, params: { query: { q, limit: CHOICES } } })),
  });
  const products = typed.trim() === '' ? [] : (found.data?.items ?? []);
  const shown = open && typed.trim() !== '' && found.data !== undefined;
  const current = Math.min(at, products.length - 1);

  function choose(product: FoundProduct | undefined) {
    if (product !== undefined) {
      setTyped('');
      setOpen(false);
      setAt(0);
      onChosen(product);
    }
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      // Sends the form only where nothing is being looked for.
      if (typed.trim() !== '') {
        event.preventDefault();
        choose(shown ? products[current] : undefined);
      }
    } else if (event.key === 'Escape' && shown) {
      // Closes the choices, and not the dialog.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && products.length > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(shown ? (current + step + products.length) % products.length : 0);
      setOpen(true);
    }
  }

  return (
    <div className="picker">
      <input
        type="text"
        role="combobox"
        autoComplete="off"
        maxLength={200}
        value={typed}
        placeholder={t('pickProduct')}
        aria-label={t('pickProduct')}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && products.length > 0 ? `${id}-${current}` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={t('items')} hidden={!shown}>
        {products.map((product, index) => (
          // The field keeps the focus; a press that took it would close the choices before the click.
          <li
            key={product.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(product)}
          >
            <span>{product.name}</span>
            <small className="muted">{product.sku}</small>
          </li>
        ))}
        {products.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled="true" className="muted">
            {t('noProduct')}
          </li>
        )}
      </ul>
    </div>
  );
}
