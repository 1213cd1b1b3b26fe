import type { Client } from '../http/client';

export const STATUSES = ['IN_STOCK', 'LOW_STOCK', 'OUT_OF_STOCK'] as const;

export type StockStatus = (typeof STATUSES)[number];

export interface StockItem {
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly productName: string;
  readonly location: string;
  readonly quantity: number;
  readonly reserved: number;
  readonly available: number;
  readonly reorderLevel: number;
  readonly status: StockStatus;
  readonly lastRestockedAt: string | null;
  readonly version: number;
}

export interface StockPage {
  readonly items: readonly StockItem[];
  readonly nextCursor: string | null;
}

export interface StockFilter {
  readonly text: string;
  readonly status: StockStatus | null;
}

/** The most that the API lists at once. */
export const HIGHEST_LIMIT = 200;

export function listStock(
  client: Client,
  filter: StockFilter,
  limit: number,
  signal: AbortSignal,
): Promise<StockPage> {
  const query = new URLSearchParams({ limit: String(limit) });
  if (filter.text !== '') {
    query.set('q', filter.text);
  }
  if (filter.status !== null) {
    query.set('status', filter.status);
  }
  return client.get(`/api/stock?${query}`, signal);
}

export function findStockItem(client: Client, id: string): Promise<StockItem> {
  return client.get(`/api/stock/${encodeURIComponent(id)}`);
}
