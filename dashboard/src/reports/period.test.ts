import { expect, it } from 'vitest';
import { daysIn, isDay, lastDays, periodIn, today } from './period';

it('counts the last day as one of so many', () => {
  expect(lastDays(7, '2026-03-02')).toEqual({ from: '2026-02-24', to: '2026-03-02' });
  expect(daysIn(lastDays(90, '2026-11-21'))).toBe(90);
});

it('knows the day of the business, wherever the reader is', () => {
  const late = new Date('2026-11-21T18:30:00Z');
  expect(today(late, 'Asia/Bangkok')).toBe('2026-11-22');
  expect(today(late, 'Europe/London')).toBe('2026-11-21');
  expect(isDay(today(late, undefined))).toBe(true);
});

it('has no period that is none', () => {
  expect(periodIn(new URLSearchParams('from=2026-11-01&to=2026-11-21'))).toEqual({ from: '2026-11-01', to: '2026-11-21' });
  expect(periodIn(new URLSearchParams('from=2026-11-22&to=2026-11-21'))).toBeNull();
  expect(periodIn(new URLSearchParams('from=2026-13-01&to=2026-13-21'))).toBeNull();
  expect(periodIn(new URLSearchParams(''))).toBeNull();
  expect(isDay('2026-1-1')).toBe(false);
});
