import { describe, expect, it } from 'vitest';
import { fieldsOf, indexAt, shownFields } from './state';

describe('a state', () => {
  it('has its fields by their paths', () =>
    expect(
      fieldsOf({ sku: 'A', price: { amount: '1.00', currency: 'THB' }, lines: ['a', { b: 2 }], none: null, empty: [] }),
    ).toEqual([
      { path: 'sku', value: 'A' },
      { path: 'price.amount', value: '1.00' },
      { path: 'price.currency', value: 'THB' },
      { path: 'lines[0]', value: 'a' },
      { path: 'lines[1].b', value: 2 },
      { path: 'none', value: null },
      { path: 'empty', value: [] },
    ]));

  it('has what it tells of a person as one field, as changes do', () =>
    expect(fieldsOf({ customer: { personId: 'c1', name: { person: 'c1', text: 'Somchai' } } })).toEqual([
      { path: 'customer.personId', value: 'c1' },
      { path: 'customer.name', value: { person: 'c1', text: 'Somchai' } },
    ]));

  it('shows what a version changed, also what it took away', () => {
    const shown = shownFields({ quantity: 5, location: 'BANGKOK' }, [
      { field: 'quantity', before: 40, after: 5 },
      { field: 'reservations.r1', before: 3 },
    ]);
    expect(shown.map(({ path, change }) => [path, change?.before])).toEqual([
      ['quantity', 40],
      ['location', undefined],
      ['reservations.r1', 3],
    ]);
  });
});

it('finds what was last at a moment', () => {
  const entries = ['2026-11-21T08:00:00Z', '2026-11-21T09:00:00Z', '2026-11-21T09:00:00Z', '2026-11-21T10:00:00Z'].map(
    (at) => ({ at }),
  );
  expect(indexAt(entries, Date.parse('2026-11-21T07:00:00Z'))).toBe(-1);
  expect(indexAt(entries, Date.parse('2026-11-21T09:00:00Z'))).toBe(2);
  expect(indexAt(entries, Date.parse('2026-11-22T00:00:00Z'))).toBe(3);
});
