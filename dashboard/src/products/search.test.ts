import { expect, it } from 'vitest';
import { isEverything, query, searchIn, withSearch } from './search';

it('is as the address says', () => {
  const search = searchIn(new URLSearchParams('q=ชา&category=Drinks&minPrice=10&inStock=true&sort=-price'));
  expect(search).toEqual({
    text: 'ชา',
    category: 'Drinks',
    minPrice: '10',
    maxPrice: '',
    inStock: 'true',
    sort: '-price',
  });
  expect(query(search)).toEqual({ sort: '-price', q: 'ชา', category: 'Drinks', minPrice: '10', inStock: true });
  expect(isEverything(search)).toBe(false);
});

it('takes what nobody could have meant for nothing', () => {
  const search = searchIn(new URLSearchParams('minPrice=cheap&inStock=perhaps&sort=colour&q=%20'));
  expect(query(search)).toEqual({ sort: 'relevance' });
  expect(isEverything(search)).toBe(true);
});

it('changes in the address what was changed, and leaves out what is as usual', () => {
  const address = withSearch(new URLSearchParams('q=tea&category=Drinks&other=1'), { category: '', inStock: 'false' });
  expect(address.toString()).toBe('q=tea&other=1&inStock=false');
});
