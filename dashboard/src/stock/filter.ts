import type { StockItemView } from '#api';

export type StockStatus = StockItemView['status'];

export const STATUSES: readonly StockStatus[] = ['IN_STOCK', 'LOW_STOCK', 'OUT_OF_STOCK'];

/** Which stock items to show; it is in the address, to be kept and passed on. */
export interface StockFilter {
  readonly text: string;
  readonly status: StockStatus | null;
  readonly location: string;
}

export function filterIn(search: URLSearchParams): StockFilter {
  const status = search.get('status');
  return {
    text: search.get('q') ?? '',
    status: STATUSES.find((each) => each === status) ?? null,
    location: search.get('location') ?? '',
  };
}

/** The address with another filter, without what is not chosen. */
export function withFilter(search: URLSearchParams, filter: Partial<StockFilter>): URLSearchParams {
  const { text, status, location } = { ...filterIn(search), ...filter };
  const next = new URLSearchParams(search);
  for (const [name, value] of [['q', text], ['status', status], ['location', location]] as const) {
    if (value === null || value === '') {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  }
  return next;
}

export function isEmpty({ text, status, location }: StockFilter): boolean {
  return text === '' && status === null && location === '';
}

/** Whether an item is one of those that a filter shows, as far as this page can tell. */
export function passes(item: StockItemView, { text, status, location }: StockFilter): boolean {
  const wanted = text.trim().toLowerCase();
  return (
    (status === null || item.status === status) &&
    (location === '' || item.location === location) &&
    (wanted === '' ||
      [item.sku, item.productName, item.location].some((field) => field.toLowerCase().includes(wanted)))
  );
}
