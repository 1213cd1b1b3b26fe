export const SORTS = ['relevance', 'name', 'newest', 'price', '-price'] as const;

export type Sort = (typeof SORTS)[number];

/** What is looked for; it is in the address, to be kept and passed on. */
export interface ProductSearch {
  readonly text: string;
  readonly category: string;
  readonly minPrice: string;
  readonly maxPrice: string;
  readonly inStock: '' | 'true' | 'false';
  readonly sort: Sort;
}

const PARAMETERS = {
  text: 'q',
  category: 'category',
  minPrice: 'minPrice',
  maxPrice: 'maxPrice',
  inStock: 'inStock',
  sort: 'sort',
} as const satisfies Record<keyof ProductSearch, string>;

const PRICE = /^\d{1,13}(\.\d{1,4})?$/;

/** What an address asks for; what nobody could have meant counts as not asked for. */
export function searchIn(address: URLSearchParams): ProductSearch {
  const price = (name: string) => (PRICE.test(address.get(name) ?? '') ? (address.get(name) ?? '') : '');
  const inStock = address.get('inStock');
  return {
    text: address.get('q') ?? '',
    category: address.get('category') ?? '',
    minPrice: price('minPrice'),
    maxPrice: price('maxPrice'),
    inStock: inStock === 'true' || inStock === 'false' ? inStock : '',
    sort: SORTS.find((sort) => sort === address.get('sort')) ?? 'relevance',
  };
}

/** The address with something else asked for, without what is as usual. */
export function withSearch(address: URLSearchParams, changed: Partial<ProductSearch>): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [name, value] of Object.entries({ ...searchIn(address), ...changed })) {
    const parameter = PARAMETERS[name as keyof ProductSearch];
    if (value === '' || value === 'relevance') {
      next.delete(parameter);
    } else {
      next.set(parameter, value);
    }
  }
  return next;
}

/** Whether everything there is is wanted. */
export function isEverything({ text, category, minPrice, maxPrice, inStock }: ProductSearch): boolean {
  return [text.trim(), category, minPrice, maxPrice, inStock].every((value) => value === '');
}

/** What the API is asked, without what is not asked for. */
export function query(search: ProductSearch) {
  const { text, category, minPrice, maxPrice, inStock, sort } = search;
  return {
    sort,
    ...(text.trim() === '' ? {} : { q: text.trim() }),
    ...(category === '' ? {} : { category }),
    ...(minPrice === '' ? {} : { minPrice }),
    ...(maxPrice === '' ? {} : { maxPrice }),
    ...(inStock === '' ? {} : { inStock: inStock === 'true' }),
  };
}
