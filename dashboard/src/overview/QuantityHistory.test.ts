import { expect, it } from 'vitest';
import { QuantityHistory } from './QuantityHistory';

it('holds a quantity until now', () => {
  const history = new QuantityHistory(60_000);
  history.add(1_000, 5);
  history.add(3_000, 8);

  expect(history.until(4_000)).toEqual({ seconds: [1, 3, 4], quantities: [5, 8, 8] });
});

it('shows a gap for the time in which nothing was known', () => {
  const history = new QuantityHistory(60_000);
  history.add(1_000, 5);
  history.lost(2_000);
  history.lost(3_000);

  expect(history.until(4_000)).toEqual({ seconds: [1, 2], quantities: [5, null] });

  history.add(5_000, 6);
  expect(history.until(6_000).quantities).toEqual([5, null, 6, 6]);
});

it('forgets what is older than its window, but not how the window begins', () => {
  const history = new QuantityHistory(10_000);
  history.add(1_000, 1);
  history.add(2_000, 2);
  history.add(15_000, 3);

  expect(history.until(15_000).quantities).toEqual([2, 3, 3]);
  expect(history.range()).toEqual([2, 3]);
});

it('is drawn over the time that it knows, between a minute and its window', () => {
  const history = new QuantityHistory(600_000);
  expect(history.span(1_000_000)).toEqual([940, 1_000]);
  history.add(1_000_000, 1);
  expect(history.span(1_010_000)).toEqual([950, 1_010]);
  expect(history.span(1_120_000)).toEqual([1_000, 1_120]);
  expect(history.span(2_000_000)).toEqual([1_400, 2_000]);
});

it('has nothing to show before the first quantity', () => {
  const history = new QuantityHistory(10_000);
  history.lost(1_000);

  expect(history.until(2_000)).toEqual({ seconds: [], quantities: [] });
  expect(history.range()).toBeNull();
});
