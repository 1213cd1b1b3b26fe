import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const english = createFormat('en-GB', 'Asia/Bangkok');
const thai = createFormat('th-TH', 'Asia/Bangkok');

describe('formatting', () => {
  it('groups digits', () => {
    expect(english.number(1234567)).toBe('1,234,567');
    expect(thai.number(-1234)).toBe('-1,234');
  });

  it('gives shares in whole percent, and none of nothing', () => {
    expect(english.share(1, 3)).toBe('33%');
    expect(english.share(0, 0)).toBe('0%');
  });

  it('gives an instant in the zone of the business and the year of the locale', () => {
    expect(english.dateTime('2026-11-21T20:30:00Z')).toBe('22 Nov 2026, 03:30');
    expect(thai.dateTime('2026-11-21T20:30:00Z')).toContain('2569');
  });

  it('gives the time of day in 24 hours', () => {
    expect(english.time(Date.UTC(2026, 10, 21, 8, 5, 9))).toBe('15:05');
    expect(english.timeToSecond(Date.UTC(2026, 10, 21, 8, 5, 9))).toBe('15:05:09');
  });
});
