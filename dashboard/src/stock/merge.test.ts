import { expect, it } from 'vitest';
import { merge, replace } from './merge';
import type { StockItem } from './stock';

const item = (id: string, version = 1): StockItem => ({
  id,
  productId: 'p',
  sku: id,
  productName: id,
  location: 'Bangkok',
  quantity: version * 10,
  reserved: 0,
  available: version * 10,
  reorderLevel: 0,
  status: 'IN_STOCK',
  lastRestockedAt: null,
  version,
});

const ids = (items: readonly StockItem[]) => items.map(({ id }) => id);

it('shows what was read', () => {
  expect(ids(merge([item('a'), item('b')], [item('b'), item('c')], null))).toEqual(['b', 'c']);
});

it('does not go back behind what was already shown', () => {
  expect(merge([item('a', 3)], [item('a', 2)], null)).toEqual([item('a', 3)]);
  expect(replace([item('a', 3)], item('a', 2))).toEqual([item('a', 3)]);
  expect(replace([item('a', 3)], item('a', 4))).toEqual([item('a', 4)]);
});

it('keeps the row somebody is working on in its place', () => {
  expect(ids(merge([item('a'), item('b'), item('c')], [item('a'), item('c')], 'b'))).toEqual(['a', 'b', 'c']);
  expect(ids(merge([item('a'), item('b'), item('c')], [], 'c'))).toEqual(['c']);
});
