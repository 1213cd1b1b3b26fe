import { describe, expect, it } from 'vitest';
import { preferred, text } from './language';

describe('texts', () => {
  it('fill their slots', () => {
    expect(text('en', 'stock.shown', { count: '12' })).toBe('12 shown');
    expect(text('th', 'stock.shown', { count: '12' })).toBe('แสดง 12 รายการ');
  });

  it('keep a slot that nothing was given for, so that it is noticed', () => {
    expect(text('en', 'stock.shown')).toBe('{count} shown');
  });
});

describe('the preferred language', () => {
  it('is the first known one', () => {
    expect(preferred(['de-DE', 'th-TH', 'en'])).toBe('th');
    expect(preferred(['en-US', 'th'])).toBe('en');
  });

  it('is English for those who know neither', () => {
    expect(preferred(['de', 'fr'])).toBe('en');
    expect(preferred([])).toBe('en');
  });
});
