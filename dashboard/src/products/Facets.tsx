import type { ProductFacets } from '#api';
import { useTexts } from '../i18n/locale';
import type { ProductSearch } from './search';
import { texts } from './texts';

interface Props {
  /** Nothing before the first answer. */
  readonly facets: ProductFacets | undefined;
  readonly search: ProductSearch;
  readonly onChange: (changed: Partial<ProductSearch>) => void;
  /** Nothing where there is nothing to clear. */
  readonly onClear: (() => void) | null;
}

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly toggle: Partial<ProductSearch>;
}

/** How many products there would be with another filter, and that filter at a click. */
export function Facets({ facets, search, onChange, onClear }: Props) {
  const { t, format } = useTexts(texts);
  const price = (text: string) => format.decimal(Number(text));

  const categories = (facets?.categories ?? []).map(({ value, count }): Choice => {
    const chosen = search.category === value;
    return { key: value, name: value, count, chosen, toggle: { category: chosen ? '' : value } };
  });
  const prices = (facets?.priceRanges ?? []).map(({ from, to, count }): Choice => {
    const [minPrice, maxPrice] = [from ?? '', to ?? ''];
    const chosen = search.minPrice === minPrice && search.maxPrice === maxPrice && minPrice + maxPrice !== '';
    const name =
      minPrice === ''
        ? t('upTo', { to: price(maxPrice) })
        : maxPrice === ''
          ? t('from', { from: price(minPrice) })
          : t('between', { from: price(minPrice), to: price(maxPrice) });
    return {
      key: `${minPrice}-${maxPrice}`,
      name,
      count,
      chosen,
      toggle: chosen ? { minPrice: '', maxPrice: '' } : { minPrice, maxPrice },
    };
  });
  const stock = (facets?.inStock ?? []).map(({ value, count }): Choice => {
    const inStock = value ? 'true' : 'false';
    const chosen = search.inStock === inStock;
    return {
      key: inStock,
      name: t(value ? 'inStock' : 'notInStock'),
      count,
      chosen,
      toggle: { inStock: chosen ? '' : inStock },
    };
  });

  return (
    <aside className="facets" aria-label={t('filters')}>
      <Facet title={t('category')} choices={categories} onChange={onChange} />
      <Facet title={t('price')} choices={prices} onChange={onChange} />
      <Facet title={t('availability')} choices={stock} onChange={onChange} />
      {onClear !== null && (
        <button type="button" className="button" onClick={onClear}>
          {t('clear')}
        </button>
      )}
    </aside>
  );
}

interface FacetProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onChange: (changed: Partial<ProductSearch>) => void;
}

function Facet({ title, choices, onChange }: FacetProps) {
  const { format } = useTexts(texts);
  return (
    choices.length > 0 && (
      <section>
        <h2>{title}</h2>
        <ul>
          {choices.map(({ key, name, count, chosen, toggle }) => (
            <li key={key}>
              <button type="button" aria-pressed={chosen} onClick={() => onChange(toggle)}>
                <span className="facet-name">{name}</span>
                <span className="facet-count">{format.number(count)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    )
  );
}
