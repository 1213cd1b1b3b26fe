import { expect, it } from 'vitest';
import { filterIn, queryOf, withFilter } from './filter';

it('keeps what is looked for in the address', () => {
  const search = withFilter(new URLSearchParams('q=tea&action=x'), { action: '', entityType: 'Product' });
  expect(search.toString()).toBe('q=tea&entityType=Product');
  expect(filterIn(search)).toMatchObject({ q: 'tea', entityType: 'Product', action: '' });
});

it('asks for whole days, from where the first begins to where the last ends', () => {
  const query = queryOf(filterIn(new URLSearchParams('q=+tea+&from=2026-11-20&to=2026-11-21&userId=')));
  expect(query['q']).toBe('tea');
  expect('userId' in query).toBe(false);
  expect(Date.parse(query['to'] ?? '') - Date.parse(query['from'] ?? '')).toBe(2 * 86_400_000);
  expect(queryOf(filterIn(new URLSearchParams('from=soon')))).toEqual({});
});
