import { expect, it } from 'vitest';
import { filterIn, inOrder, isEmpty, withFilter } from './filter';

it('keeps which users to show in the address', () => {
  const search = withFilter(new URLSearchParams('q=som'), { role: 'CLERK', active: false });
  expect(search.toString()).toBe('q=som&role=CLERK&active=false');
  expect(filterIn(search)).toEqual({ text: 'som', role: 'CLERK', active: false });
  expect(isEmpty(filterIn(withFilter(search, { text: '', role: null, active: null })))).toBe(true);
  expect(filterIn(new URLSearchParams('role=KING&active=maybe'))).toEqual({ text: '', role: null, active: null });
});

it('has roles in one order', () => expect(inOrder(['CUSTOMER', 'ADMIN'])).toEqual(['ADMIN', 'CUSTOMER']));
