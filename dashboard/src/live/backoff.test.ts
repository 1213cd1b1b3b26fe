import { expect, it } from 'vitest';
import { delayAfter } from './backoff';

it('doubles with each failure, up to half a minute', () => {
  const longest = (failures: number) => delayAfter(failures, 2_000, () => 1);
  expect([0, 1, 2, 3, 4, 50].map(longest)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

it('is different for each client, but never less than half', () => {
  expect(delayAfter(0, 2_000, () => 0)).toBe(1_000);
  expect(delayAfter(0, 2_000, () => 0.5)).toBe(1_500);
});
