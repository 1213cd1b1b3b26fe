import { expect, it } from 'vitest';
import { partsOf } from './fieldName';

it.each([
  ['quantity', ['quantity']],
  ['price.amount', ['price', 'amount']],
  ['parcels[0].weightGrams', ['parcels', '1', 'weightGrams']],
])('a path %s has the parts %j', (path, parts) => expect(partsOf(path)).toEqual(parts));
