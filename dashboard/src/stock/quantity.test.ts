import { expect, it } from 'vitest';
import { changeBy, readQuantity } from './quantity';

it('takes whole numbers above 0', () => {
  expect(readQuantity(' 12 ', 'positive')).toBe(12);
  expect(readQuantity('0', 'positive')).toBe('notPositive');
  expect(readQuantity('-1', 'positive')).toBe('notPositive');
  expect(readQuantity('1.5', 'positive')).toBe('notWhole');
  expect(readQuantity('', 'positive')).toBe('notWhole');
  expect(readQuantity('ten', 'positive')).toBe('notWhole');
  expect(readQuantity('1000000001', 'positive')).toBe('tooMany');
});

it('lets a count correct in both directions', () => {
  expect(readQuantity('-3', 'signed')).toBe(-3);
  expect(readQuantity('3', 'signed')).toBe(3);
  expect(readQuantity('0', 'signed')).toBe('zero');
  expect(readQuantity('-1000000001', 'signed')).toBe('tooMany');
});

it('lets a level be 0', () => {
  expect(readQuantity('0', 'level')).toBe(0);
  expect(readQuantity('-1', 'level')).toBe('negative');
});

it('knows what comes and what goes', () => {
  expect(changeBy('RECEIVED', 3)).toBe(3);
  expect(changeBy('RETURNED', 3)).toBe(3);
  expect(changeBy('SOLD', 3)).toBe(-3);
  expect(changeBy('DAMAGED', 3)).toBe(-3);
  expect(changeBy('ADJUSTED', -3)).toBe(-3);
});
