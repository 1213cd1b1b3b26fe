import { expect, it } from 'vitest';
import { newKey, readQuantity } from './movement';

it('takes whole numbers above 0', () => {
  expect(readQuantity(' 12 ', 'RECEIVED')).toBe(12);
  expect(readQuantity('0', 'SOLD')).toBe('notPositive');
  expect(readQuantity('-1', 'DAMAGED')).toBe('notPositive');
  expect(readQuantity('1.5', 'SOLD')).toBe('notWhole');
  expect(readQuantity('', 'SOLD')).toBe('notWhole');
  expect(readQuantity('ten', 'SOLD')).toBe('notWhole');
  expect(readQuantity('1000000001', 'RECEIVED')).toBe('tooMany');
});

it('lets a count correct in both directions', () => {
  expect(readQuantity('-3', 'ADJUSTED')).toBe(-3);
  expect(readQuantity('3', 'ADJUSTED')).toBe(3);
  expect(readQuantity('0', 'ADJUSTED')).toBe('zero');
  expect(readQuantity('-1000000001', 'ADJUSTED')).toBe('tooMany');
});

it('makes keys that differ', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});
