import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ProductPage, ProductSuggestions, ProductView } from '#api';
import { body } from '../http/api';
import { useLiveRefresh } from '../live/live';
import { useSession } from '../session/session';
import { query as asked, type ProductSearch } from './search';

const PAGE = '50';
const SUGGESTIONS = '6';
const PRODUCTS = ['products'] as const;

/** The search index follows what was written by a second or two, or by some more where there is much to do. */
const INDEXED_MILLIS = [0, 1_200, 3_000, 8_000, 20_000] as const;

/** Who has gone down the list so far reads on: it is not read again from its start with each change. */
const MOST_REFRESHED_PAGES = 4;

/** What a search finds, page after page. */
export function useProducts(search: ProductSearch) {
  const { api } = useSession();
  const found = useInfiniteQuery({
    queryKey: [...PRODUCTS, 'list', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }): Promise<ProductPage> =>
      body(
        api.GET('/api/products', {
          signal,
          params: { query: { ...asked(search), limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? null,
    placeholderData: keepPreviousData,
  });
  // Whether something is in stock is part of what is found.
  const isShort = (found.data?.pages.length ?? 0) <= MOST_REFRESHED_PAGES;
  useLiveRefresh('stock', ...(isShort ? [[...PRODUCTS, 'list']] : []));
  return found;
}

/** What somebody may be about to type. */
export function useSuggestions(typed: string) {
  const { api } = useSession();
  const q = typed.trim();
  const suggestions = useQuery({
    queryKey: [...PRODUCTS, 'suggestions', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<ProductSuggestions> =>
      body(api.GET('/api/products/suggest', { signal, params: { query: { q, limit: SUGGESTIONS } } })),
  });
  return q === '' ? [] : (suggestions.data?.items ?? []);
}

export function useProduct(id: string) {
  const { api } = useSession();
  return useQuery({
    queryKey: [...PRODUCTS, 'one', id],
    queryFn: (): Promise<ProductView> =>
      body(api.GET('/api/products/{id}', { params: { path: { id }, query: { includeDiscontinued: true } } })),
  });
}

/** Reads everything about products again, and once more when the search has heard of it. */
export function useProductsChanged(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    INDEXED_MILLIS.forEach((millis) =>
      setTimeout(() => void client.invalidateQueries({ queryKey: PRODUCTS }), millis),
    );
  }, [client]);
}
