import { describe, expect, it } from 'vitest';
import type { Report } from '#api';
import { asReport, barsOf, currenciesOf, measuresOf, nameOf, rowsIn, seriesOf } from './figures';

const AMOUNT = { name: 'amount', kind: 'MONEY' } as const;

describe('a report in several currencies', () => {
  const report = {
    groupBy: 'day',
    columns: [{ name: 'day', kind: 'DATE' }, { name: 'currency', kind: 'TEXT' }, { name: 'sales', kind: 'COUNT' }, AMOUNT],
    totals: [],
    rows: [
      { day: '2026-11-21', currency: 'THB', sales: 2, amount: { amount: '20.50', currency: 'THB' } },
      { day: '2026-11-20', currency: 'THB', sales: 1, amount: null },
      { day: '2026-11-20', currency: 'EUR', sales: 9, amount: { amount: '9.00', currency: 'EUR' } },
    ],
  } as unknown as Report;

  it('draws one of them at a time, in the order of time, with nothing where nothing is known', () => {
    expect(currenciesOf(report)).toEqual(['EUR', 'THB']);
    const [seconds, figures] = seriesOf(report, rowsIn(report, 'THB'), AMOUNT);
    expect(seconds).toEqual([Date.UTC(2026, 10, 20) / 1000, Date.UTC(2026, 10, 21) / 1000]);
    expect(figures).toEqual([null, 20.5]);
  });

  it('has figures, and what they are of', () =>
    expect(measuresOf(report.columns).map(({ name }) => name)).toEqual(['sales', 'amount']));
});

describe('a report by something else than days', () => {
  const report = (groupBy: string, columns: string[], rows: object[]) =>
    ({ groupBy, columns: columns.map((name) => ({ name, kind: 'TEXT' })), rows, totals: [] }) as unknown as Report;

  it('calls a product by its name, and what has several names by all of them', () => {
    const product = { productId: 'p1', sku: 'TEA', productName: 'Tea' };
    expect(nameOf(product as never, report('product', ['productId', 'sku', 'productName'], []))).toBe('Tea');
    expect(nameOf({ carrier: 'DHL', zone: 'asia' } as never, report('carrierZone', ['carrier', 'zone'], []))).toBe('DHL · asia');
    expect(nameOf({ userId: 'u1', username: null } as never, report('user', ['userId', 'username'], []))).toBe('u1');
  });

  it('draws the largest first', () => {
    const rows = [{ zone: 'a', n: 1 }, { zone: 'b', n: -5 }, { zone: 'c', n: 3 }];
    const drawn = barsOf(report('zone', ['zone'], rows), rows as never, { name: 'n', kind: 'COUNT' }, 2);
    expect(drawn.map(({ name }) => name)).toEqual(['b', 'c']);
  });
});

it('shows how the stock stands as a report by location', () => {
  const tally = { items: 2, quantity: 5, reserved: 1, available: 4, inStock: 1, lowStock: 1, outOfStock: 0 };
  const report = asReport({ type: 'stock-status', position: 9, total: tally, locations: [{ location: 'BANGKOK', tally }] });
  expect(report.rows).toEqual([{ location: 'BANGKOK', ...tally }]);
  expect(nameOf(report.rows[0]!, report)).toBe('BANGKOK');
});
