import { describe, expect, it } from 'vitest';
import type { StockItemView } from '#api';
import type { StockFilter } from './filter';
import { withChange, withGuess, type StockPages } from './pages';

const ALL: StockFilter = { text: '', status: null, location: '' };

const item = (id: string, version = 1, status: StockItemView['status'] = 'IN_STOCK'): StockItemView => ({
  id,
  productId: 'p',
  sku: `sku-${id}`,
  productName: 'Tea',
  location: 'Bangkok',
  quantity: version * 10,
  reserved: 0,
  available: version * 10,
  reorderLevel: 0,
  status,
  version,
});

const list = (...pages: [string[], string | null][]): StockPages => ({
  pages: pages.map(([ids, nextCursor]) => ({
    items: ids.map((id) => item(id, 3)),
    ...(nextCursor === null ? {} : { nextCursor }),
  })),
  pageParams: pages.map(() => null),
});

const ids = ({ pages }: StockPages) => pages.map((page) => page.items.map(({ id }) => id));
const found = ({ pages }: StockPages, id: string) => pages.flatMap((page) => page.items).find((each) => each.id === id);

describe('a list of stock that changes', () => {
  it('shows the newer of two', () => {
    const before = list([['a', 'b'], null]);
    expect(found(withChange(before, item('a', 4), ALL), 'a')?.quantity).toBe(40);
    expect(withChange(before, item('a', 2), ALL)).toBe(before);
  });

  it('lets go what no longer passes the filter, and takes in what now does', () => {
    const low: StockFilter = { ...ALL, status: 'LOW_STOCK' };
    const before = list([['b', 'd'], null]);
    expect(ids(withChange(before, item('b', 4, 'IN_STOCK'), low))).toEqual([['d']]);
    expect(ids(withChange(before, item('c', 4, 'LOW_STOCK'), low))).toEqual([['b', 'c', 'd']]);
    expect(ids(withChange(before, item('c', 4, 'IN_STOCK'), low))).toEqual([['b', 'd']]);
  });

  it('takes in nothing that belongs to what was not read yet', () => {
    const before = list([['b'], 'more'], [['d'], 'more']);
    expect(ids(withChange(before, item('a', 1), ALL))).toEqual([['a', 'b'], ['d']]);
    expect(ids(withChange(before, item('c', 1), ALL))).toEqual([['b'], ['c', 'd']]);
    expect(ids(withChange(before, item('e', 1), ALL))).toEqual([['b'], ['d']]);
  });

  it('searches as people type', () => {
    const wanted: StockFilter = { ...ALL, text: ' TEA ' };
    expect(ids(withChange(list([['b'], null]), item('c', 4), wanted))).toEqual([['b', 'c']]);
    expect(ids(withChange(list([['b'], null]), item('c', 4), { ...ALL, text: 'coffee' }))).toEqual([['b']]);
  });

  it('shows a guess until it is told better', () => {
    const guessed = withGuess(list([['a'], null]), { ...item('a', 3), quantity: 29 });
    expect(found(guessed, 'a')?.quantity).toBe(29);
    expect(found(withChange(guessed, item('a', 3), ALL), 'a')?.quantity).toBe(30);
  });
});
