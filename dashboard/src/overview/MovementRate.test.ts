import { expect, it } from 'vitest';
import { MovementRate } from './MovementRate';

it('tells how many there were in each piece, as if it were a minute', () => {
  const rate = new MovementRate(10_000, 4);
  rate.add(100_000, 500);
  rate.add(105_000, 503);
  rate.add(112_000, 504);

  expect(rate.until(125_000)).toEqual([
    [90, 100, 110, 120],
    [null, 18, 6, 0],
  ]);
});

it('counts the last minute, and what was there before it began for nothing', () => {
  const rate = new MovementRate(10_000, 60);
  rate.add(100_000, 1_000);
  rate.add(130_000, 1_005);
  rate.add(170_000, 1_007);

  expect(rate.lastMinute(170_000)).toBe(7);
  expect(rate.lastMinute(195_000)).toBe(2);
});

it('begins anew where the count falls', () => {
  const rate = new MovementRate(10_000, 60);
  rate.add(100_000, 1_000);
  rate.add(101_000, 400);
  rate.add(102_000, 401);

  expect(rate.lastMinute(102_000)).toBe(1);
});

it('forgets what is too old to be shown', () => {
  const rate = new MovementRate(10_000, 2);
  rate.add(0, 0);
  rate.add(5_000, 9);
  rate.add(60_000, 10);

  expect(rate.until(60_000)[1]).toEqual([null, 6]);
});

it('is drawn over what was seen, a minute at least, and as much as it remembers at most', () => {
  const rate = new MovementRate(10_000, 12);
  expect(rate.span(100_000)).toEqual([50, 110]);
  rate.add(100_000, 1);
  expect(rate.span(185_000)).toEqual([100, 190]);
  expect(rate.span(400_000)).toEqual([290, 410]);
});
