import { describe, expect, it } from 'vitest';
import { createFormat } from './format';

const english = createFormat('en-GB', 'gregory', 'Asia/Bangkok');
const thai = createFormat('th-TH', 'buddhist', 'Asia/Bangkok');

describe('formatting', () => {
  it('groups digits', () => {
    expect(english.number(1234567)).toBe('1,234,567');
    expect(thai.number(-1234)).toBe('-1,234');
  });

  it('gives shares in whole percent, and none of nothing', () => {
    expect(english.share(1, 3)).toBe('33%');
    expect(english.share(0, 0)).toBe('0%');
  });

  it('gives money to its last digit, however much it is', () => {
    expect(english.money({ amount: '90071992547409931.25', currency: 'THB' })).toBe('฿90,071,992,547,409,931.25');
    expect(english.money({ amount: '1200', currency: 'JPY' })).toBe('¥1,200');
    expect(thai.money({ amount: '99.00', currency: 'THB' })).toBe('฿99.00');
    expect(english.wholeMoney({ amount: '99.50', currency: 'THB' })).toBe('฿100');
  });

  it('gives an instant in the zone of the business and the year of the chosen era', () => {
    expect(english.dateTime('2026-11-21T20:30:00Z')).toBe('22 Nov 2026, 03:30');
    expect(thai.dateTime('2026-11-21T20:30:00Z')).toContain('2569');
    expect(createFormat('th-TH', 'gregory', 'Asia/Bangkok').dateTime('2026-11-21T20:30:00Z')).toContain('2026');
    expect(createFormat('en-GB', 'buddhist', 'Asia/Bangkok').dateTime('2026-11-21T20:30:00Z')).toContain('2569');
  });

  it('gives a day as it is, in whatever zone the reader is', () => {
    expect(english.day('2026-11-21')).toBe('21 Nov 2026');
  });

  it('gives how long ago something was', () => {
    const now = Date.parse('2026-11-21T20:30:00Z');
    expect(english.ago('2026-11-21T20:29:58Z', now)).toBe('2 seconds ago');
    expect(english.ago('2026-11-21T18:30:00Z', now)).toBe('2 hours ago');
    expect(english.ago('2026-11-21T20:35:00Z', now)).toBe('in 5 minutes');
  });

  it('gives the time of day in 24 hours', () => {
    expect(english.time(Date.UTC(2026, 10, 21, 8, 5, 9))).toBe('15:05');
    expect(english.timeToSecond(Date.UTC(2026, 10, 21, 8, 5, 9))).toBe('15:05:09');
  });
});
